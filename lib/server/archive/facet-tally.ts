import "server-only";
import { admits } from "@/lib/domain/choice";
import type { SessionQuestion } from "./session-conditions";

/** What a session can be told apart by besides its tags. */
export const talliedFacets = ["channel", "outcome", "status", "language", "task", "handler"] as const;
export type TalliedFacet = (typeof talliedFacets)[number];

/** So many sessions have this value; of `developer` the only one is "true". */
export type Tallied = {
  facet: TalliedFacet | "developer" | "weekday" | "hour";
  value: string;
  count: number;
};

/** Sessions that no facet tells apart. */
export type SessionGroup = Record<TalliedFacet, string[]> & { isDeveloper: boolean; count: number };

const choiceOf = {
  channel: "channels",
  outcome: "outcomes",
  status: "statuses",
  language: "languages",
  task: "tasks",
  handler: "handlers",
} as const satisfies Record<TalliedFacet, keyof SessionQuestion>;

/** Each facet's values in the groups, under all choices of the question but the facet's own. */
export function tallyGroups(groups: SessionGroup[], question: SessionQuestion): Tallied[] {
  return groups.flatMap((group) => {
    const failing = talliedFacets.filter((facet) => !admits(question[choiceOf[facet]], group[facet]));
    const { isDeveloper, count } = group;
    const developer: Tallied[] =
      isDeveloper && failing.length === 0 ? [{ facet: "developer", value: "true", count }] : [];
    if (isDeveloper && !question.includeDeveloper) return developer;
    const counted = talliedFacets.filter((facet) => failing.every((other) => other === facet));
    return [
      ...developer,
      ...counted.flatMap((facet) => group[facet].map((value) => ({ facet, value, count }))),
    ];
  });
}
