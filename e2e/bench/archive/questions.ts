import { sql } from "drizzle-orm";
import type { Viewer } from "@/lib/domain/viewer";
import { countFacets, listSessions } from "@/lib/server/sessions";
import { getTranscript } from "@/lib/server/transcripts";
import type { Place } from "./place";
import { volumeQuestions } from "./volume-questions";

/** One thing that people ask of the archive, in several ways, so that no answer is asked for twice in a row. */
export type Question = {
  name: string;
  targetMs: number;
  /** How many times as long as at a tenth of the size it may take. */
  growth: number;
  variants: Variant[];
};
export type Variant = {
  /** What the browser asks for; without it the verb itself is timed. */
  path?: string;
  verb: () => Promise<unknown>;
};

/** A route and its verb, to be asked in words. */
export type Ask = (
  path: string,
  verb: (search: URLSearchParams) => Promise<unknown>,
) => (words: Record<string, string>) => Variant;

const dayMs = 86_400_000;
const monthMs = 30 * dayMs;

export async function writeQuestions(place: Place, end: number): Promise<Question[]> {
  const { botId } = place;
  const viewer: Viewer = {
    id: "4f0d3a7e-52c1-4d6f-9b1e-0a7c6d2e8f41",
    name: "Bench",
    everywhere: null,
    isDemo: false,
    bots: [{ id: botId, name: "Bench", isSandbox: false, role: "admin" }],
  };
  const months = Array.from({ length: 12 }, (_, index) => ({
    from: new Date(end - (index + 1) * monthMs).toISOString(),
    to: new Date(end - index * monthMs).toISOString(),
  }));
  const tags = await commonTags(place);
  const narrow = months.map((month, index) => ({
    ...month,
    channel: "rtm",
    tag: tags[index % tags.length] ?? "",
  }));
  const ask: Ask = (path, verb) => {
    return (words) => {
      const search = new URLSearchParams({ bot: botId, ...words });
      return { path: `${path}?${search}`, verb: () => verb(search) };
    };
  };
  const list = ask("/api/sessions", (search) => listSessions(viewer, search));
  const facets = ask("/api/facets", (search) => countFacets(viewer, search));
  const year = { from: new Date(end - 365 * dayMs).toISOString(), to: new Date(end).toISOString() };
  const search = (q: string) => list({ range: "all", q });
  const rareWords = await wordsOf(place, 12);
  return [
    { name: "list, no filter", targetMs: 30, growth: 1.5, variants: [list({ range: "all" })] },
    { name: "list, channel + tag + month", targetMs: 30, growth: 1.5, variants: narrow.map(list) },
    { name: "facets, any time", targetMs: 250, growth: 10, variants: [facets({ range: "all" })] },
    { name: "facets, channel + tag + month", targetMs: 250, growth: 10, variants: narrow.map(facets) },
    {
      name: "facets, outcome, any time",
      targetMs: 250,
      growth: 10,
      variants: ["agent", "drop-off"].map((outcome) => facets({ range: "all", outcome })),
    },
    { name: "search, rare", targetMs: 120, growth: 1.5, variants: rareWords.map(search) },
    {
      name: "search, common",
      targetMs: 120,
      growth: 1.5,
      variants: ["account", "card", "thank you"].map(search),
    },
    {
      name: "search, Japanese",
      targetMs: 120,
      growth: 1.5,
      variants: ["口座", "カード", "残高"].map(search),
    },
    {
      name: "search, substring",
      targetMs: 120,
      growth: 1.5,
      variants: ["*ccoun*", "*ansfe*", "*alanc*"].map(search),
    },
    { name: "search, none found", targetMs: 120, growth: 1.5, variants: ["zyzzyva", "*qxqzx*"].map(search) },
    {
      name: "transcript",
      targetMs: 15,
      growth: 1.5,
      variants: (await someSessions(place, 100)).map((id) => ({
        path: `/api/sessions/${id}?bot=${botId}`,
        verb: () => getTranscript(viewer, id, botId),
      })),
    },
    ...volumeQuestions(ask, viewer, year, months),
  ];
}

async function commonTags({ archive }: Place): Promise<string[]> {
  const { rows } = await archive.execute<{ name: string; value: string }>(sql`
    select name, value from facet_days where facet = 'tag' group by name, value order by sum(sessions) desc limit 4`);
  return rows.map(({ name, value }) => `${name}=${value}`);
}

async function someSessions({ archive }: Place, count: number): Promise<string[]> {
  const { rows } = await archive.execute<{ id: string }>(sql`
    select session_id as id from sessions order by md5(session_id) limit ${count}`);
  return rows.map(({ id }) => id);
}

/** Words that few messages have: numbers and codes that people were told. */
async function wordsOf({ archive }: Place, count: number): Promise<string[]> {
  const { rows } = await archive.execute<{ word: string }>(sql`
    with sample as materialized (select words from messages where words is not null order by md5(message_id) limit 4000)
    select word from sample, unnest(tsvector_to_array(words)) word where word ~ '^[a-z0-9]{7,}$' and word ~ '[0-9]'
    group by word having count(*) = 1 order by md5(word) limit ${count}`);
  return rows.map(({ word }) => word);
}
