import { scenariosOf } from "../scenarios/library";
import type { Scenario } from "../scenarios/scenario";
import type { BotProfile } from "./bot-profile";
import { channelMix, isVoice } from "./channels";
import { Dialogue } from "./dialogue";
import { numberedUuid, uuid } from "./ids";
import { callEnds, callStarts, closingMessage } from "./openings";
import type { People } from "./people";
import { playGallery } from "./play-gallery";
import { misunderstand, playScenario } from "./play-scenario";
import { hash, Random } from "./random";
import type { Outcome, Quirk, Session, SessionPlan } from "./session";
import { Slots } from "./slots";

const minuteMs = 60_000;

/** Writes the whole session that a plan stands for; the same plan always gives the same session. */
export function writeSession(plan: SessionPlan, profile: BotProfile, people: People): Session {
  const random = new Random(hash(plan.seed, "write"));
  const person = people.person(plan.userIndex);
  const developer = plan.kind === "dialogue" && random.chance(0.04);
  const usual = random.chance(0.72) ? person.channel : random.weighted(channelMix(person.language.code));
  const channel = developer ? "rtm" : usual;
  const session: Session = {
    plan,
    person,
    channel,
    developer,
    quirk: chooseQuirk(random, plan),
    conversationId: plan.kind === "handover" ? `c-${uuid(random)}` : undefined,
    callId: isVoice(channel) ? callId(plan, profile, random) : undefined,
    ivrInstance: random.chance(0.75) ? 1 : 2,
    messages: [],
    endAt: plan.startAt,
    closedAt: plan.startAt,
    outcome: "selfService",
    tags: [],
    tasksDoneAt: [],
  };
  const slots = new Slots(random, {
    person,
    language: person.language,
    brand: profile.brand,
    trade: profile.trade,
    agent: "",
    startAt: plan.startAt,
  });
  const dialogue = new Dialogue(
    { session, brand: profile.brand, random, slots, messageSalt: messageSalt(profile) },
    plan.startAt,
    plan.startAt + plan.spanMs - profile.inactivityTimeoutMs - 15 * minuteMs,
  );
  if (plan.kind === "ghost") return writeGhost(session, dialogue);
  const outcome = converse(dialogue, profile, plan);
  return close(session, dialogue, profile, outcome);
}

function callId(plan: SessionPlan, profile: BotProfile, random: Random): string {
  return numberedUuid(Number.parseInt(plan.sessionId.slice(0, 8), 16), callSalt(profile), random);
}

export function callSalt(profile: BotProfile): string {
  return `call/${profile.seed}/${profile.botId}`;
}

export function messageSalt(profile: BotProfile): string {
  return `message/${profile.seed}/${profile.botId}`;
}

function converse(dialogue: Dialogue, profile: BotProfile, plan: SessionPlan): Outcome {
  const { random } = dialogue;
  const scenarios = scenariosOf(profile.trade, dialogue.person.language.code).filter(
    (scenario) => scenario.handover === (plan.kind === "handover"),
  );
  const choose = (other?: Scenario) =>
    random.weighted(scenarios.filter((one) => one !== other).map((one) => [one, one.weight] as const));
  const first = choose();
  callStarts(dialogue);
  const { callId } = dialogue.session;
  if (callId) dialogue.tags.push({ scope: "session", name: "callId", value: callId, at: dialogue.now });
  if (dialogue.session.developer && random.chance(0.75)) {
    playGallery(dialogue);
    return "selfService";
  }
  if (random.chance(0.09)) misunderstand(dialogue, random.pick(dialogue.phrases.gibberish));
  let result = playScenario(first, dialogue, profile);
  const long = plan.kind === "long";
  if (result === "done" && plan.kind !== "handover" && (long || random.chance(0.16))) {
    if (long) dialogue.wait(14 * 60 * minuteMs, 30 * 60 * minuteMs);
    result = playScenario(choose(first), dialogue, profile);
  }
  if (result === "done" && plan.kind === "dialogue" && random.chance(0.07)) {
    misunderstand(dialogue, random.pick(dialogue.phrases.gibberish));
    misunderstand(dialogue, random.pick(dialogue.phrases.gibberish));
    result = "dropped";
  }
  callEnds(dialogue);
  if (plan.kind === "handover") return "agent";
  return result === "dropped" ? "dropOff" : "selfService";
}

/** Ends the session the way its kind does (kore-contract 1.2): at once, or long before the closing message. */
function close(session: Session, dialogue: Dialogue, profile: BotProfile, outcome: Outcome): Session {
  const { random } = dialogue;
  const lastAt = dialogue.now;
  const quiet = outcome === "agent" || session.channel === "email";
  const endAt = quiet ? lastAt + random.int(9 * minuteMs, 11 * minuteMs) : lastAt + random.int(500, 1_000);
  let closedAt = endAt;
  if (!quiet) {
    closedAt = endAt + profile.inactivityTimeoutMs + random.int(1_000, minuteMs);
    closingMessage(dialogue, closedAt);
  }
  return Object.assign(session, {
    messages: dialogue.messages,
    endAt: session.quirk === "negativeDuration" ? session.plan.startAt - random.int(200, 90_000) : endAt,
    closedAt,
    outcome,
    tags: dialogue.tags,
    tasksDoneAt: dialogue.tasksDoneAt,
  });
}

function writeGhost(session: Session, dialogue: Dialogue): Session {
  const closedAt = session.plan.startAt + dialogue.random.int(20 * minuteMs, 30 * minuteMs);
  closingMessage(dialogue, closedAt);
  return Object.assign(session, {
    messages: dialogue.messages,
    endAt: closedAt - dialogue.random.int(200, 900),
    closedAt,
    outcome: "dropOff" as const,
  });
}

function chooseQuirk(random: Random, plan: SessionPlan): Quirk {
  if (plan.kind === "ghost") return random.chance(0.6) ? "nonInteractive" : undefined;
  return random.weighted<Quirk>([
    [undefined, 91],
    ["legacyRow", 2],
    ["noTags", 1.6],
    ["noContainment", 1.6],
    ["negativeDuration", 0.8],
    ["bareMessages", 1.6],
  ]);
}
