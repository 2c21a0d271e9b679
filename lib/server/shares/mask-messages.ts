import "server-only";
import type { Message } from "@/lib/domain/message";
import type { Session } from "@/lib/domain/session";
import { maskTranscript } from "../masking/mask-transcript";

/** What leaves by a link is masked for everybody, whatever its maker may see. All of it at once: questions tell what answers are. */
export function maskMessages(session: Session, messages: Message[]): Message[] {
  return maskTranscript({ session, messages, usualResponses: [] }).messages;
}
