import "server-only";
import { createHash } from "node:crypto";
import type { Connection } from "../database";
import { readRows } from "./rows";
import type { Table } from "./tables";

/** Of each table one digest of its rows, whatever their order. */
export type ArchiveDigest = Record<string, string>;

const width = 256n;

/** The sum of the SHA-256 of every row: the same for the same rows in any order, and for no others. */
export class RowDigest {
  #sum = 0n;
  #count = 0;

  add(lines: string[]): void {
    for (const line of lines) {
      this.#sum = BigInt.asUintN(
        Number(width),
        this.#sum + BigInt(`0x${createHash("sha256").update(line).digest("hex")}`),
      );
    }
    this.#count += lines.length;
  }

  get count(): number {
    return this.#count;
  }

  toString(): string {
    return `${this.#count}-${this.#sum.toString(16).padStart(Number(width) / 4, "0")}`;
  }
}

/** What the tables hold, in a form that two archives on different engines can be compared by. */
export async function digestArchive(connection: Connection, tables: Table[]): Promise<ArchiveDigest> {
  const digests: ArchiveDigest = {};
  for (const table of tables) {
    const digest = new RowDigest();
    for await (const { lines } of readRows(connection, table)) digest.add(lines);
    digests[table.name] = String(digest);
  }
  return digests;
}

/** The tables whose digests differ, or that only one of the two has. */
export function differingTables(one: ArchiveDigest, other: ArchiveDigest): string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.filter((name) => one[name] !== other[name]);
}
