import type { Scenario, Step } from "../scenarios/scenario";
import { type Dialogue, textOf } from "./dialogue";
import { playSpecial } from "./play-special";
import { referCommand } from "./present";

export interface Cast {
  agents: readonly (readonly [string, string])[];
}

type Result = "done" | "dropped" | "stopped";

/** Plays the steps; "dropped" when the user walked away in the middle. */
export function playScenario(scenario: Scenario, dialogue: Dialogue, cast: Cast): "done" | "dropped" {
  dialogue.task = scenario.task;
  if (playSteps(scenario.steps, dialogue, cast) === "dropped") return "dropped";
  dialogue.tasksDoneAt.push(dialogue.now);
  return "done";
}

function playSteps(steps: readonly Step[], dialogue: Dialogue, cast: Cast): Result {
  for (const step of steps) {
    const result = playStep(step, dialogue, cast);
    if (result !== "done") return result;
  }
  return "done";
}

function playStep(step: Step, dialogue: Dialogue, cast: Cast): Result {
  switch (step.kind) {
    case "drop":
      return dialogue.random.chance(step.chance) ? "dropped" : "done";
    case "stop":
      return "stopped";
    case "optional":
      return dialogue.random.chance(step.chance) ? playSteps(step.steps, dialogue, cast) : "done";
    case "when":
      return step.payloads.includes(dialogue.pressed ?? "") ? playSteps(step.steps, dialogue, cast) : "done";
    case "join":
      return handOver(dialogue, cast) ? "done" : "stopped";
    default:
      act(step, dialogue);
      return "done";
  }
}

type Act = Exclude<Step, { kind: "drop" | "stop" | "optional" | "when" | "join" }>;

function act(step: Act, dialogue: Dialogue): void {
  const { random } = dialogue;
  switch (step.kind) {
    case "user": {
      const text = random.pick(step.texts);
      if (text !== "") dialogue.userSays(text);
      return;
    }
    case "press":
      dialogue.userPresses(step.option);
      return;
    case "bot":
      dialogue.botSays({ text: random.pick(step.texts) });
      return;
    case "template":
      dialogue.botSays({ text: random.pick(step.texts), template: step.template, choices: step.options });
      return;
    case "miss":
      if (random.chance(0.6)) misunderstand(dialogue, random.pick(step.texts));
      return;
    case "agent":
      // Looking something up takes a while, after the user has asked for it.
      if (dialogue.messages.at(-1)?.direction === "incoming" && random.chance(0.18)) {
        dialogue.agentSays(random.pick(dialogue.phrases.agentWait));
      }
      dialogue.agentSays(random.pick(step.texts));
      return;
    case "leave":
      partWithAgent(dialogue);
      return;
    case "tag":
      setTag(step, dialogue);
      return;
    case "special":
      playSpecial(step.special, random.pick(step.texts), dialogue);
      return;
  }
}

/** The user says something no intent was trained for. */
export function misunderstand(dialogue: Dialogue, text: string): void {
  dialogue.userSays(text);
  dialogue.botSays(
    { text: dialogue.random.pick(dialogue.phrases.notUnderstood) },
    { task: "IntentNotIdentified" },
  );
}

/** Brings an agent into the conversation; false when nobody is there to take it. */
function handOver(dialogue: Dialogue, cast: Cast): boolean {
  const { random, phrases } = dialogue;
  dialogue.botSays({ text: random.pick(phrases.handover) });
  if (dialogue.channel === "korevg") {
    dialogue.wait(200, 600);
    dialogue.add("outgoing", { ...textOf(referCommand(dialogue.person, dialogue.task ?? "")), source: 3 });
  }
  dialogue.event();
  if (random.chance(0.06)) {
    dialogue.botSays({ text: random.pick(phrases.callback) });
    if (dialogue.voice) playSpecial("voicemail", "voicemail.wav", dialogue);
    return false;
  }
  if (random.chance(0.5)) dialogue.botSays({ text: random.pick(phrases.queue) });
  dialogue.wait(20_000, 240_000);
  dialogue.slots.set("agent", dialogue.hire(cast.agents).firstName);
  dialogue.systemSays(phrases.joined);
  if (random.chance(0.6)) dialogue.agentSays(random.pick(phrases.agentHello));
  return true;
}

function partWithAgent(dialogue: Dialogue): void {
  const { random, phrases } = dialogue;
  dialogue.agentSays(random.pick(phrases.agentBye));
  dialogue.systemSays(phrases.left);
  dialogue.agent = undefined;
}

function setTag(step: Extract<Step, { kind: "tag" }>, dialogue: Dialogue): void {
  const text = dialogue.slots.fill(step.value);
  const value = /^\d+$/.test(text) && dialogue.random.chance(0.7) ? Number(text) : text;
  if (step.scope !== "message") {
    dialogue.tags.push({ scope: step.scope, name: step.name, value, at: dialogue.now });
    return;
  }
  const last = dialogue.messages.at(-1);
  if (last) last.tags = [...(last.tags ?? []), { name: step.name, value }];
}
