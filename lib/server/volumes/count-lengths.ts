import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { durationStarts, messageStarts, toBars } from "@/lib/domain/volumes/length-bars";
import type { Lengths } from "@/lib/domain/volumes/lengths";
import { archive } from "../archive/database";
import { countLengths as countRows } from "../archive/volumes/count-lengths";
import { readStretch } from "./read-stretch";

/** Sessions by how long they took and how many messages they have, in bounds that the list's filters know. */
export async function countLengths(viewer: Viewer, search: URLSearchParams): Promise<Lengths> {
  const { zone, current } = await readStretch(viewer, search);
  const rows = await countRows(archive(), current.question);
  const sum = (isIn: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((total, row) => total + (isIn(row) ? row.count : 0), 0);
  return {
    zone,
    from: current.from,
    to: current.to,
    durations: toBars(durationStarts).map((bar, place) => ({
      ...bar,
      count: sum(({ duration }) => duration === place),
    })),
    untimed: sum(({ duration }) => duration === null),
    messages: toBars(messageStarts).map((bar, place) => ({
      ...bar,
      count: sum(({ messages }) => messages === place),
    })),
  };
}
