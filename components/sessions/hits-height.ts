import type { ListedSession } from "@/lib/domain/session";

/** Each hit takes so much of a row's height, in pixels. */
export const hitHeights = { table: 24, list: 44 };

export function hitsHeight({ hits }: ListedSession, place: keyof typeof hitHeights): number {
  const count = hits?.shown.length ?? 0;
  return count === 0 ? 0 : count * hitHeights[place] + 6;
}
