import {
  type Principal,
  principalNames,
  principals,
  type Whose,
} from "@/lib/server/access-matrix/principals";
import type { Place } from "@/lib/server/access-matrix/rows";
import type { HttpDoor } from "./doors";
import type { Kind, Scene } from "./scene";
import { type Asked, variants } from "./variants";
import type { Answer, Web } from "./web";

export type Walk = {
  cells: number;
  differences: string[];
  /** The status of each cell, so that two builds can be compared; lists grow by what was written in between. */
  given: Map<string, number>;
};
type Told = Answer & { kinds: Kind[] };
type Ask = (asked: Asked) => Promise<Told>;
type Work = (principal: Principal, ask: Ask) => Promise<void>;

/** Every door as it is: the status of its row, and of what is foreign the same bytes as of what does not exist. */
export async function walkPlain(web: Web, scene: Scene, doors: HttpDoor[]): Promise<Walk> {
  const walk: Walk = { cells: 0, differences: [], given: new Map() };
  for (const door of doors) {
    await forEachPrincipal(web, scene, door, async (name, ask) => {
      const who = principals[name];
      const whole = `${door.method} ${door.path}, ${name}`;
      const look = async (place: Place) => {
        walk.cells += 1;
        return await ask(door.ask(place));
      };
      const answers = new Map<Whose, Told>();
      for (const whose of whoseOf(door, scene, ["own", "foreign", "missing"])) {
        const answer = await look(scene.places[whose]);
        answers.set(whose, answer);
        walk.given.set(`${whole}, ${whose}`, answer.status);
        const expected = door.expected(who, whose);
        if (!(expected?.includes(answer.status) ?? answer.status < 500))
          walk.differences.push(`${whole}, ${whose}: ${answer.status} instead of ${expected}`);
        const excess = answer.kinds.filter((kind) => !mayLearn(name, kind));
        if (excess.length > 0) walk.differences.push(`${whole}, ${whose}: told of ${excess}`);
      }
      const [foreign, missing] = [answers.get("foreign"), answers.get("missing")];
      if (who?.isEverywhere || !foreign || !missing) return;
      walk.differences.push(...differencesOf(whole, scene, foreign, missing));
      if (!door.isOfObject) return;
      const within = (place: Place) => ({ ...place, bot: scene.places.own.bot });
      const [theirs, nobodys] = [
        await look(within(scene.places.foreign)),
        await look(within(scene.places.missing)),
      ];
      walk.differences.push(...differencesOf(`${whole}, in one's own bot`, scene, theirs, nobodys));
    });
  }
  return walk;
}

/** The ways round: none gives more than the door as it is gives the same person. */
export async function walkVariants(web: Web, scene: Scene, doors: HttpDoor[]): Promise<Walk> {
  const walk: Walk = { cells: 0, differences: [], given: new Map() };
  for (const door of doors.filter(({ isOwn }) => isOwn)) {
    await forEachPrincipal(web, scene, door, async (name, ask) => {
      for (const whose of whoseOf(door, scene, ["own", "foreign"])) {
        const asked = door.ask(scene.places[whose]);
        const plain = await ask(asked);
        const isOpen = door.expected(principals[name], whose)?.some((status) => status < 300) ?? true;
        for (const { name: way, change } of variants) {
          const answer = await ask(change(asked, scene.places.foreign, web.buildId));
          walk.cells += 1;
          const cell = `${door.method} ${door.path}, ${name}, ${whose}, ${way}`;
          const excess = answer.kinds.filter((kind) => !plain.kinds.includes(kind));
          if (excess.length > 0) walk.differences.push(`${cell}: told of ${excess}`);
          const isFault = answer.status >= 500 && plain.status < 500;
          if (isFault || (!isOpen && isAnswered(door, answer)))
            walk.differences.push(`${cell}: ${answer.status} in the place of ${plain.status}`);
        }
      }
    });
  }
  return walk;
}

/** A door that asks for the same wherever it is asked is asked once. */
function whoseOf(door: HttpDoor, { places }: Scene, all: Whose[]): Whose[] {
  const sent = all.map((whose) => JSON.stringify(door.ask(places[whose])));
  return new Set(sent).size === 1 ? all.slice(0, 1) : all;
}

async function forEachPrincipal(web: Web, scene: Scene, door: HttpDoor, work: Work): Promise<void> {
  await Promise.all(
    principalNames.map(async (name) => {
      let cookie = await scene.enter(name);
      await work(name, async (asked) => {
        if (door.endsSignIn) cookie = await scene.enter(name);
        const headers = { ...(cookie !== null && { cookie }), ...asked.headers };
        const answer = await web.ask({ ...asked, headers });
        return { ...answer, kinds: kindsIn(scene, answer, asked) };
      });
    }),
  );
}

/** What of the archive stands in an answer that did not stand in the request. */
function kindsIn({ words }: Scene, { headers, text }: Answer, { path, body = "" }: Asked): Kind[] {
  const told = `${JSON.stringify(headers)}${text}`;
  const sent = `${path}${readable(path)}${body}`;
  const found = words.filter(({ word }) => told.includes(word) && !sent.includes(word));
  return [...new Set(found.map(({ kind }) => kind))].toSorted();
}

function readable(path: string): string {
  return path.replace(/%(?:25)?([2-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function mayLearn(name: Principal, kind: Kind): boolean {
  const who = principals[name];
  return kind === "foreign" ? (who?.isEverywhere ?? false) : who !== null && who.role !== null;
}

/**
 * The verb was reached. That a way leads to the one address which is open to all is no fault, nor is the empty object
 * with which the framework answers a prefetch of its own without asking anybody.
 */
function isAnswered({ isPage }: HttpDoor, { status, headers, text }: Answer): boolean {
  const isHealth = text === '{"status":"alive"}';
  const isSkipped = text === "{}" && headers["x-middleware-skip"] === "1";
  return (
    !isPage && !isHealth && !isSkipped && status < 300 && (headers["content-type"]?.includes("json") ?? true)
  );
}

function differencesOf(cell: string, scene: Scene, foreign: Told, missing: Told): string[] {
  const [one, other] = [print(foreign, scene), print(missing, scene)];
  if (one === other) return [];
  const at = [...one].findIndex((character, index) => character !== other[index]);
  const near = [one, other].map((text) => text.slice(Math.max(0, at - 30), at + 90));
  return [`${cell}: what is foreign differs from what is missing: ${near.join("\n    not ")}`];
}

/** Without what differs each time, and what the request said itself. */
function print(
  { status, headers: { date, "x-request-id": id, ...headers }, text }: Told,
  { places }: Scene,
): string {
  const told = `${status} ${JSON.stringify(headers)} ${text}`
    .replace(/"requestId":"[^"]*"/g, "")
    .replace(/nonce[-=\\":]+[\w+/=-]+/g, "nonce");
  return [places.foreign, places.missing]
    .flatMap(({ bot, sessionId, messageId, viewId }) => [bot ?? "", sessionId, messageId, viewId])
    .reduce((rest, word) => rest.replaceAll(word, "named"), told);
}
