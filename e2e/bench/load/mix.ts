import type { Place } from "../archive/place";
import type { Question } from "../archive/questions";
import type { Ask } from "./generate";

/** How often each thing is asked for among twenty: people look at lists and read, and measure now and then. */
const shares: Record<string, number> = {
  "list, no filter": 5,
  "list, channel + tag + month": 3,
  "facets, channel + tag + month": 3,
  "search, rare": 2,
  transcript: 6,
};

/** What people do, in turns that are the same in each run. */
export function mixOf(place: Place, questions: Question[]): (turn: number) => Ask {
  const headers = { cookie: place.cookie };
  const rounds = questions.flatMap(({ name, variants }) =>
    Array.from({ length: shares[name] ?? 0 }, () => variants.map(({ path }) => path ?? "")),
  );
  rounds.push([`/api/bots/${place.botId}/coverage`]);
  return (turn) => {
    // Seven and the number of rounds have no common factor, so that like does not follow like.
    const paths = rounds[(turn * 7) % rounds.length] ?? [];
    return { path: paths[Math.floor(turn / rounds.length) % paths.length] ?? "", headers };
  };
}

export function pathsOf(questions: Question[], name: string): string[] {
  const found = questions.find((question) => question.name === name);
  return found?.variants.map(({ path }) => path ?? "") ?? [];
}
