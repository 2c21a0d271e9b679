import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import { clockStretches } from "@/lib/domain/volumes/clock-stretches";
import type { Hours } from "@/lib/domain/volumes/hours";
import { archive } from "../archive/database";
import { countHours as countRows } from "../archive/volumes/count-hours";
import { readStretch } from "./read-stretch";

/** Sessions by the weekday and hour of the address's zone at which they started. */
export async function countHours(viewer: Viewer, search: URLSearchParams): Promise<Hours> {
  const { zone, current } = await readStretch(viewer, search);
  const { from, to, question } = current;
  const stretches = clockStretches({ from: Date.parse(from), to: Date.parse(to) }, zone);
  const counts = await countRows(archive(), question, stretches);
  const days = Array.from({ length: 7 }, (_, day) => counts.slice(day * 24, (day + 1) * 24));
  return { zone, from, to, counts: days };
}
