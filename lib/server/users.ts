import "server-only";
import type { UserMatches } from "@/lib/domain/user-matches";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { findUsers } from "./archive/users";
import { requireBot } from "./auth/viewer";

const longestBegun = 200;

/** Users of the bot whose ids begin with `begun`, a few of them. */
export async function matchUsers(viewer: Viewer, search: URLSearchParams): Promise<UserMatches> {
  const bot = requireBot(viewer, search.get("bot") ?? "");
  const begun = (search.get("begun") ?? "").slice(0, longestBegun);
  return { users: await findUsers(archive(), bot.id, begun) };
}
