import "server-only";
import type { MessageContent, Note } from "@/lib/domain/message-content";
import type { ReadingContext } from "./reading";

const incoming: [RegExp, Note][] = [
  [/^(Welcome Task|StartFlow|ON_CONNECT\w*)$/, "session-started"],
  [/^(Call Termination Handler|ON_DISCONNECT\w*|ON_HANGUP\w*)$/, "call-ended"],
  [/^MAX_NO_INPUT$/, "caller-silent"],
  [/^(ON_[A-Z][A-Z_]+|MAX_NO_MATCH)$/, "event"],
];
const voiceChannels = /^(ivr|ivrVoice|korevg|twiliovoice|audiocodes|genesys|smartassist-voice)$/i;
/** Kore's own sentence and translations of it; a bot's other words are known by when they come (kore-contract 1.2). */
const closing = [
  /^\s*I(?:'| a)m closing our current conversation/i,
  /^\s*(?:Voy a cerrar|Cierro|Estoy cerrando) nuestra conversación/i,
  /^\s*Ich (?:beende|schließe) unser(?:e|en)? (?:aktuelle[sn]? )?(?:Unterhaltung|Gespräch)/i,
  /^\s*Je (?:mets fin à|ferme) notre conversation/i,
  /^\s*سأغلق محادثتنا/,
  /^\s*しばらくご入力がなかったため、会話を終了/,
  /^\s*ขอปิดการสนทนา/,
];

/** Records that nobody said: signals of the channel in the user's name, and the line that ends a session. */
export function readPseudoMessage(
  text: string,
  { direction, channel }: ReadingContext,
): MessageContent | null {
  const word = text.trim();
  if (direction === "outgoing") {
    const isClosing = closing.some((pattern) => pattern.test(text));
    return isClosing ? { kind: "note", note: "closing", text: word } : null;
  }
  // On a written channel a lone digit is what the user typed.
  if (voiceChannels.test(channel) && /^[0-9*#]$/.test(word))
    return { kind: "note", note: "keypad", text: word };
  const found = incoming.find(([pattern]) => pattern.test(word));
  return found ? { kind: "note", note: found[1], text: word } : null;
}
