import { describe, expect, it } from "vitest";
import { linkedMessages, messageHash, readMessageLink } from "./message-link";

const ids = ["ms-1", "ms-2", "ms 3", "ms-4", "a..b"];

describe("a link to messages", () => {
  it("points to one message, or from one to another", () => {
    expect(readMessageLink(messageHash("ms-2"), ids)).toEqual({
      first: "ms-2",
      last: "ms-2",
      isWrong: false,
    });
    expect(messageHash("ms-2", "ms 3")).toBe("#ms-2..ms%203");
    expect(readMessageLink("#ms-2..ms%203", ids)).toEqual({ first: "ms-2", last: "ms 3", isWrong: false });
    expect(readMessageLink("", ids)).toBeNull();
  });

  it("is turned into reading order", () => {
    expect(readMessageLink("#ms-4..ms-2", ids)).toEqual({ first: "ms-2", last: "ms-4", isWrong: false });
  });

  it("knows an id that holds the sign of a range", () => {
    expect(readMessageLink("#a..b", ids)).toEqual({ first: "a..b", last: "a..b", isWrong: false });
  });

  it("is wrong when an end of it is not there, however it is broken", () => {
    for (const hash of ["#ms-9", "#ms-1..ms-9", "#ms-9..ms-1", "#..", "#ms-1..", "#%E0%A4%A"]) {
      expect(readMessageLink(hash, ids)?.isWrong, hash).toBe(true);
    }
  });

  it("marks everything between its ends, and of a wrong one what is there", () => {
    const marked = (hash: string) => [...linkedMessages(readMessageLink(hash, ids), ids)];
    expect(marked("#ms-2..ms-4")).toEqual(["ms-2", "ms 3", "ms-4"]);
    expect(marked("#ms-1..ms-9")).toEqual(["ms-1"]);
    expect(marked("")).toEqual([]);
  });
});
