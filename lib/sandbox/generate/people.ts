import type { Language } from "../languages/language";
import { languageOf } from "../languages/languages";
import { channelMix, type Mix } from "./channels";
import { numberedUuid, uuid, uuidNumber } from "./ids";
import { hash, Random } from "./random";
import { RecentCache } from "./recent-cache";
import type { Tag } from "./session";

export interface Person {
  index: number;
  /** Kore's own id, `u-…`. */
  userId: string;
  language: Language;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  channelUId: string;
  channel: string;
  tags: readonly Tag[];
}

/** The customers of one bot: a few who come back often, and many who came once or twice. */
export class People {
  readonly #seed: number;
  readonly #salt: string;
  readonly #languages: Mix;
  readonly #regulars: number;
  readonly #occasional: number;
  readonly #cache = new RecentCache<number, Person>(2_000);

  constructor(seed: number, botId: string, languages: Mix, sessionsPerDay: number) {
    this.#seed = seed;
    this.#salt = `user/${seed}/${botId}`;
    this.#languages = languages;
    this.#regulars = Math.max(12, Math.round(sessionsPerDay * 0.6));
    this.#occasional = Math.max(60, sessionsPerDay * 45);
  }

  chooseIndex(random: Random): number {
    if (random.chance(0.4)) return Math.floor(this.#regulars * random.next() ** 2);
    return this.#regulars + random.int(0, this.#occasional - 1);
  }

  person(index: number): Person {
    return this.#cache.getOrCreate(index, () => this.#create(index));
  }

  /** The person a `u-…` id stands for, without a search; undefined when the id is not of this bot. */
  indexOf(userId: string): number | undefined {
    const index = userId.startsWith("u-") ? uuidNumber(userId.slice(2), this.#salt) : undefined;
    if (index === undefined || index >= this.#regulars + this.#occasional) return undefined;
    return this.person(index).userId === userId ? index : undefined;
  }

  #create(index: number): Person {
    const random = new Random(hash(this.#seed, this.#salt, index));
    const language = languageOf(random.weighted(this.#languages));
    const [firstName, latinFirst] = random.pick(language.firstNames);
    const [lastName, latinLast] = random.pick(language.lastNames);
    const separator = random.pick([".", "_", ""]);
    const domain = random.pick(["example.com", "mail.example", "post.example.org", "work.example.net"]);
    return {
      index,
      userId: `u-${numberedUuid(index, this.#salt, random)}`,
      language,
      firstName,
      lastName,
      email: `${latinFirst}${separator}${latinLast}${index}@${domain}`,
      phone: `${language.phonePrefix}${random.int(200_000_000, 999_999_999)}`,
      channelUId: `cs-${uuid(random)}/${uuid(random)}`,
      channel: random.weighted(channelMix(language.code)),
      tags: userTags(random, firstName, lastName, index < this.#regulars),
    };
  }
}

function userTags(random: Random, firstName: string, lastName: string, regular: boolean): Tag[] {
  const tags: Tag[] = [];
  if (random.chance(0.25)) tags.push({ name: "displayName", value: `${firstName} ${lastName}` });
  if (regular || random.chance(0.2))
    tags.push({ name: "tier", value: random.pick(["gold", "silver", "basic"]) });
  if (random.chance(0.12)) tags.push({ name: "customerSince", value: random.int(1998, 2025) });
  if (random.chance(0.06)) tags.push({ name: "phone", value: `+112*****${random.int(10, 99)}` });
  return tags;
}
