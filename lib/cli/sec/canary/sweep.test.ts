import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { allowed } from "./allowed";
import { encodingsOf } from "./encodings";
import { readCanaries } from "./read-record";
import { answersOf, browserFiles, inboundOf, outputOf } from "./sinks";
import { type Found, makeSweep } from "./sweep";

const folder = mkdtempSync(join(tmpdir(), "backscroll-sweep-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("finds a value however it is written, wherever it stands in what is encoded", () => {
  const value = fc.string({ unit: "grapheme", minLength: 8, maxLength: 40 });
  fc.assert(
    fc.property(value, fc.string(), fc.string(), (secret, before, after) => {
      const whole = Buffer.from(before + secret + after);
      const texts = [
        whole.toString(),
        whole.toString("hex"),
        whole.toString("base64"),
        whole.toString("base64url"),
        JSON.stringify(before + secret + after),
      ];
      for (const text of texts)
        expect(encodingsOf(secret).some((written) => text.includes(written))).toBe(true);
    }),
  );
});

it("finds one leak planted in each sink, and nothing where there is none", async () => {
  const secret = "planted/secret+of the test";
  const place = join(folder, "product-1");
  mkdirSync(join(folder, ".next/static"), { recursive: true });
  mkdirSync(place, { recursive: true });
  const write = (leak: string) => {
    const exchange = {
      ...{ path: "/api/x", head: `GET /api/x HTTP/1.1\nreferer\n${leak}\ncookie\n${secret}`, body: "" },
      answer: { status: 200, head: `x-told\n${leak}`, body: `{"a":"${leak}"}` },
    };
    writeFileSync(join(place, "exchanges.ndjson"), `${JSON.stringify(exchange)}\n`);
    writeFileSync(join(place, "output.log"), `{"msg":"${leak}"}\n`);
    writeFileSync(join(folder, ".next/static/a.js.map"), leak);
    const request = { method: "GET", url: "/api/public/x", rawHeaders: ["auth", secret, "x-more", leak] };
    writeFileSync(join(folder, "inbound.ndjson"), `${JSON.stringify(request)}\n`);
  };
  const settings = { KORE_CLIENT_SECRET: secret };
  writeFileSync(join(place, "settings.json"), JSON.stringify(settings));
  const look = async () => {
    const sweep = makeSweep(await readCanaries(place), allowed);
    const found: Found[] = [...outputOf(place), ...browserFiles(folder)];
    found.push(...inboundOf(join(folder, "inbound.ndjson")));
    for await (const one of answersOf(place)) found.push(one);
    return found.flatMap(sweep).map(({ sink, place: where }) => `${sink} ${where}`);
  };
  write("nothing");
  expect(await look()).toEqual([]);
  write(Buffer.from(secret).toString("base64url"));
  expect(await look()).toEqual([
    "output a log line",
    "browser files a.js.map",
    "kore a request",
    "request GET /api/x referer",
    "answer GET /api/x x-told",
    "answer GET /api/x body",
  ]);
});

it("finds tokens that sign, and headers of ours at Kore, without knowing them", async () => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "inbound.ndjson");
  const rawHeaders = ["auth", "a", "Cookie", "b", "Authorization", "c", "auth", "d"];
  writeFileSync(path, `${JSON.stringify({ method: "GET", url: "/api/public/x", rawHeaders })}\n`);
  const sweep = makeSweep([], allowed);
  const signed = {
    sink: "output",
    place: "a log line",
    text: "eyJhbGciOiJIUzI1.eyJhcHBJZCI6ImN.c2lnbmF0dXJl",
  };
  expect([...inboundOf(path), signed].flatMap(sweep).map(({ place }) => place)).toEqual([
    "the header cookie",
    "the header authorization",
    "2 tokens",
    "a log line",
  ]);
});

it("lets a secret stand where it is shown to whom it is for, and nowhere near", () => {
  const sweep = makeSweep([{ kind: "API token", value: "bsk_planted-token" }], allowed);
  const at = (place: string) =>
    sweep({ sink: "answer", place, text: '{"value":"bsk_planted-token"}' }).length;
  expect(at("POST /api/account/tokens body")).toBe(0);
  expect(at("GET /api/account/tokens body")).toBe(1);
  expect(at("POST /api/account/tokens location")).toBe(1);
});
