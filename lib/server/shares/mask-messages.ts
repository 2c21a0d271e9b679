import "server-only";
import type { Message } from "@/lib/domain/message";
import { maskCallerData } from "../kore/mask-record";

/** What leaves by a link is masked for everybody, whatever its maker may see. */
export function maskMessages(messages: Message[]): Message[] {
  // Masking changes what stands inside of texts, and so not the shape.
  return JSON.parse(maskCallerData(JSON.stringify(messages))) as Message[];
}
