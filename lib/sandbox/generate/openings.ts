import { type Dialogue, textOf } from "./dialogue";
import { voiceCommand } from "./present";

/** How a session opens: a call begins, the bot greets, or the user simply starts. */
export function callStarts(dialogue: Dialogue): void {
  const { random, phrases } = dialogue;
  if (dialogue.voice) {
    pseudo(dialogue, random.pick(["StartFlow", "ON_CONNECT", "Welcome Task"]));
    dialogue.botSays({ text: random.pick(phrases.greeting) }, { task: "welcomeDialog" });
    if (random.chance(0.12)) silence(dialogue);
    // The star key skips the greeting.
    if (random.chance(0.06)) pseudo(dialogue, "*", 2_000);
  } else if (random.chance(0.55) && dialogue.channel !== "email") {
    if (random.chance(0.15)) pseudo(dialogue, "Welcome Task");
    dialogue.botSays({ text: random.pick(phrases.greeting) }, { task: "welcomeDialog" });
    if (random.chance(0.04)) dialogue.add("outgoing", textOf(random.pick([" ", "\n", "  \n "])));
  } else {
    // The first record of an ordinary session is what the user wrote, at the very start.
    dialogue.startsWithUser = true;
  }
}

export function callEnds(dialogue: Dialogue): void {
  if (!dialogue.voice) return;
  if (dialogue.channel === "korevg" && dialogue.random.chance(0.5)) {
    dialogue.wait(300, 800);
    dialogue.add("outgoing", textOf(voiceCommand([{ verb: "say", text: "Goodbye." }, { verb: "hangup" }])));
  }
  dialogue.wait(800, 6_000);
  pseudo(dialogue, "Call Termination Handler");
}

/** The bot's own words when nobody answered for the inactivity timeout. */
export function closingMessage(dialogue: Dialogue, at: number): void {
  dialogue.now = at - 1;
  dialogue.task = undefined;
  dialogue.agent = undefined;
  dialogue.add("outgoing", { ...textOf(dialogue.phrases.closing), spoken: dialogue.phrases.closing });
}

function silence(dialogue: Dialogue): void {
  dialogue.wait(9_500, 10_500);
  pseudo(dialogue, "MAX_NO_INPUT");
  dialogue.botSays({ text: dialogue.random.pick(dialogue.phrases.noInput) });
}

function pseudo(dialogue: Dialogue, text: string, afterMs = 0): void {
  dialogue.wait(afterMs, afterMs * 2);
  dialogue.add("incoming", { ...textOf(text), source: 1 });
}
