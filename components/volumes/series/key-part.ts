import { outcomes } from "@/lib/domain/session";
import type { ListPart } from "@/lib/domain/volumes/list-part";
import type { SeriesKind } from "@/lib/domain/volumes/series";

/** What the keys of a series add to the question of its list; tags have their name from elsewhere. */
export function keyPart(by: Exclude<SeriesKind, "tag">, keys: string[]): Partial<ListPart> {
  if (by === "channel") return { channels: keys };
  if (by === "language") return { languages: keys };
  return { outcomes: outcomes.filter((outcome) => keys.includes(outcome)) };
}
