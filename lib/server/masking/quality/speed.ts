import "server-only";
import { findPersonal } from "../find-personal";

/** Texts that make a careless pattern walk the same ground again and again. */
const pieces = [
  "4111 1111 1111 1112 ",
  "4 1 1 1 ",
  "1-2.3/4 ",
  "+1 (415) 555-0132 ",
  "eyJ-eyJ-",
  "a@a@",
  "aaaa.",
  "@a.b.c.d.e.f.g",
  "<a <b ",
  "&#&#x",
  "\\\\\\u00",
  "password=",
  "bearer bearer ",
  "DE89 3704 0044 ",
  "::::a:",
  "1.2.3.4.",
  "user-to-user ",
  "7b227b22",
  "nhs sin tfn 123456789 ",
  "a at b dot ",
  "０９０ー１２３４ー",
  "-----BEGIN PRIVATE KEY-----",
  "2026-01-01T",
  "AB12 34 56 ",
  "call me at ",
  "user1234567@example.com ",
  "0123456789",
  "*1*2",
  "%34%31",
];

export function timeHostileTexts(megabytes: number): { piece: string; ms: number; tenthMs: number }[] {
  return pieces.map((piece) => {
    const size = megabytes * 1_000_000;
    // Of bytes, as they come.
    const count = Math.floor(size / Buffer.byteLength(piece));
    const text = piece.repeat(count);
    const time = (part: string) => {
      const start = process.cpuUsage();
      findPersonal(part);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    };
    return { piece, tenthMs: time(text.slice(0, text.length / 10)), ms: time(text) };
  });
}
