import type { Phrases } from "../languages/language";
import type { Choice } from "../templates/template";
import { isVoice, isWeb } from "./channels";
import { numberedUuid, uuid } from "./ids";
import type { Person } from "./people";
import { encodeEntities, present, type Saying } from "./present";
import { hash, Random } from "./random";
import type { Agent, Message, Session, SessionPlan, TimedTag } from "./session";
import type { Slots } from "./slots";

interface Setting {
  session: Session;
  brand: string;
  random: Random;
  slots: Slots;
  messageSalt: string;
}

type Draft = Partial<Omit<Message, "id" | "at" | "index" | "session" | "direction">>;

/** Writes one session's messages in order, and keeps the clock between them believable. */
export class Dialogue {
  readonly messages: Message[] = [];
  readonly tags: TimedTag[] = [];
  readonly tasksDoneAt: number[] = [];
  readonly voice: boolean;
  /** The choices the user can press next. */
  choices: readonly Choice[] = [];
  /** What the last press sent. */
  pressed: string | undefined;
  agent: Agent | undefined;
  task: string | undefined;
  now: number;
  /** Set before the first message when the user speaks first, at the second the session starts. */
  startsWithUser = false;
  readonly #setting: Setting;
  readonly #deadline: number;

  constructor(setting: Setting, startAt: number, deadline: number) {
    this.#setting = setting;
    this.#deadline = deadline;
    this.now = startAt - 1;
    this.voice = isVoice(setting.session.channel);
  }

  get random(): Random {
    return this.#setting.random;
  }

  get slots(): Slots {
    return this.#setting.slots;
  }

  get person(): Person {
    return this.session.person;
  }

  get channel(): string {
    return this.session.channel;
  }

  get session(): Session {
    return this.#setting.session;
  }

  get phrases(): Phrases {
    return this.person.language.phrases;
  }

  /** Lets time pass, within what the session's plan allows. */
  wait(low: number, high: number): void {
    const latest = this.#deadline - 60_000 + this.messages.length;
    this.now = Math.max(this.now, Math.min(this.now + this.random.int(low, high), latest));
  }

  userSays(text: string, draft: Draft = {}): void {
    const filled = this.slots.fill(text);
    if (!(this.startsWithUser && this.messages.length === 0)) this.wait(...this.#thinkingTime(filled));
    const heard = this.voice ? transcribed(filled) : filled;
    const typed = this.channel === "email" || this.random.chance(0.01) ? encodeEntities(heard) : heard;
    // A caller who only sends a smile says nothing at all.
    this.add("incoming", {
      ...textOf(typed || "MAX_NO_INPUT"),
      spoken: heard,
      withAgent: this.agent !== undefined,
      ...draft,
    });
    this.choices = [];
  }

  /** Presses one of the choices shown last; text channels answer by number or by words. */
  userPresses(option?: number): void {
    const choices = this.choices.filter((choice) => !choice.payload.startsWith("https:"));
    const choice =
      (option === undefined ? undefined : choices[option]) ??
      choices[this.random.int(0, Math.max(0, Math.ceil(choices.length * 0.7) - 1))];
    this.pressed = choice?.payload;
    if (!choice) return;
    this.slots.set("pick", choice.title);
    const number = String(this.choices.indexOf(choice) + 1);
    if (this.voice)
      this.userSays(
        this.random.chance(0.5) ? `${number}${this.random.chance(0.1) ? "#" : ""}` : choice.title,
      );
    else if (isWeb(this.channel) || this.channel === "msteams")
      this.userSays(choice.payload, { altText: choice.title });
    else this.userSays(this.random.chance(0.4) ? number : choice.title);
  }

  botSays(saying: Saying, draft: Draft = {}): void {
    const filled: Saying = {
      text: this.slots.fill(saying.text),
      ...(saying.template !== undefined && { template: saying.template }),
      choices: (saying.choices ?? []).map((choice) => ({
        title: this.slots.fill(choice.title),
        payload: this.slots.fill(choice.payload),
        ...(choice.subtitle !== undefined && { subtitle: this.slots.fill(choice.subtitle) }),
      })),
    };
    this.wait(...this.#answerTime());
    const { brand, random } = this.#setting;
    const text = present(filled, { brand, random, channel: this.channel, person: this.person });
    const altText =
      saying.template === "piechart" || saying.template === "linechart" ? filled.text : undefined;
    this.add("outgoing", {
      ...textOf(text),
      ...(altText && { altText }),
      spoken: filled.text,
      ...this.#taskDraft(),
      ...draft,
    });
    this.choices = filled.choices ?? [];
  }

  agentSays(text: string): void {
    const agent = this.agent;
    if (!agent) return;
    const filled = this.slots.fill(text);
    this.wait(7_000, 45_000);
    const wrapped = this.channel === "rtm" && this.random.chance(0.3);
    const shown = wrapped
      ? JSON.stringify({ type: "template", payload: { template_type: "live_agent", text: filled } })
      : filled;
    this.add("outgoing", { ...textOf(shown), spoken: filled, withAgent: true, agent, source: 3 });
  }

  systemSays(text: string): void {
    const filled = this.slots.fill(text);
    const shown = isWeb(this.channel)
      ? JSON.stringify({ type: "template", payload: { template_type: "SYSTEM", text: filled } })
      : filled;
    this.wait(300, 900);
    this.add("outgoing", { ...textOf(shown), author: { type: "SYSTEM" }, withAgent: true, source: 3 });
  }

  event(): void {
    this.wait(5, 60);
    this.add("outgoing", { ...textOf(""), author: { type: "EVENT" }, source: 3 });
  }

  add(direction: "incoming" | "outgoing", draft: Draft): Message {
    const { session, messageSalt } = this.#setting;
    this.now += 1;
    const index = this.messages.length;
    const message: Message = {
      get id() {
        return messageId(session.plan, index, messageSalt);
      },
      index,
      at: this.now,
      session,
      direction,
      component: { cT: "text", data: { text: "" } },
      source: 1,
      ...draft,
    };
    this.messages.push(message);
    return message;
  }

  hire(names: readonly (readonly [string, string])[]): Agent {
    const [firstName, lastName] = this.random.pick(names);
    this.agent = {
      id: `u-${uuid(this.random)}`,
      firstName,
      lastName,
      ...(this.random.chance(0.5) && { nickName: `${firstName} ${lastName.slice(0, 1)}.` }),
    };
    return this.agent;
  }

  #taskDraft(): Draft {
    return this.task !== undefined && !this.agent ? { task: this.task } : {};
  }

  #thinkingTime(text: string): [number, number] {
    if (this.voice) return [3_000, 11_000];
    if (this.channel === "email") return [40_000, 240_000];
    const typing = text.length * 90;
    return this.random.chance(0.06) ? [60_000, 260_000] : [4_000 + typing, 24_000 + typing * 3];
  }

  #answerTime(): [number, number] {
    if (this.messages.length === 0) return [450, 600];
    const follows = this.messages.at(-1)?.direction === "outgoing";
    return follows ? [120, 700] : [420, 1_700];
  }
}

/** The second in the session's id is hidden in its messages' ids, so that they can be found again. */
function messageId({ sessionId, seed }: SessionPlan, index: number, salt: string): string {
  const seconds = Number.parseInt(sessionId.slice(0, 8), 16);
  return `ms-${numberedUuid(seconds, salt, new Random(hash(seed, index)))}`;
}

export function textOf(text: string): Pick<Message, "component"> {
  return { component: { cT: "text", data: { text } } };
}

function transcribed(text: string): string {
  return text
    .toLowerCase()
    .replace(/[?!…"“”¿¡؟]|(?<!\d)[.,]|[.,](?!\d)|\p{Extended_Pictographic}|\u{fe0f}/gu, "")
    .trim();
}
