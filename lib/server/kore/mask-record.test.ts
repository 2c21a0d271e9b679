import { describe, expect, it } from "vitest";
import { maskRecord } from "./mask-record";

const caller = Buffer.from(JSON.stringify({ caller: "+15550100" })).toString("hex");

describe("maskRecord", () => {
  it.each([
    [
      "in an address",
      { verb: "sip:refer", referTo: `sip:a@b.example?User-to-User=${caller}%3Bencoding%3Dhex` },
    ],
    ["in an escaped address", { referTo: `sip:a@b.example?User-to-User%3D${caller.toUpperCase()}` }],
    ["in a header", { headers: { "User-to-User": `${caller};encoding=hex` } }],
    ["as hex that is no JSON", { referTo: "sip:a?User-to-User=2b3135353530313030" }],
    ["under a name nobody foresaw", { uui: caller }],
  ])("hides the caller %s, however deep in JSON inside of JSON", (_where, verb) => {
    const command = JSON.stringify({ type: "command", data: JSON.stringify([verb]) });
    const masked = JSON.stringify(
      maskRecord({ _id: "ms-1", components: [{ cT: "text", data: { text: command } }] }),
    );
    expect(masked).toContain("[caller data hidden]");
    expect(masked.toLowerCase()).not.toMatch(/7b22|2b31353535/);
    expect(JSON.parse(masked)._id).toBe("ms-1");
  });

  it("leaves out key material and keeps everything else as it is", () => {
    const record = {
      _id: "ms-1",
      sessionId: "68b58ee2a0c1153e10ce0001",
      n: 1.5,
      list: [null, true],
      iv: "x",
      cek: "y",
    };
    const { iv: _iv, cek: _cek, ...rest } = record;
    expect(maskRecord(record)).toEqual(rest);
  });
});
