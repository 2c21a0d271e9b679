import "server-only";
import { maskReply } from "./mask-value";

const masked = new WeakSet<object>();

/** States that a reply shows no more than its reader may see: whoever made it masked it, or they were told why not. */
export function asMasked<Reply extends object>(reply: Reply): Reply {
  masked.add(reply);
  return reply;
}

/**
 * What a route for viewers answers with: a reply that does not state that it is masked is masked here, all of it, so
 * that a new route cannot forget it. Of a Response that is too late.
 */
export function requireMasked(reply: unknown): unknown {
  if (typeof reply === "object" && reply !== null && masked.has(reply)) return reply;
  if (reply instanceof Response) throw new Error("A verb made a Response for viewers and did not mask it.");
  return maskReply(reply);
}
