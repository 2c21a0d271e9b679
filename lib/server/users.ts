import "server-only";
import type { UserMatches } from "@/lib/domain/user-matches";
import { permits, type Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { findUsers } from "./archive/users";
import { requireBot } from "./auth/viewer";
import { isPersonal, openReference } from "./masking/references";

const longestBegun = 200;

/** Users of the bot whose ids begin with `begun`, a few of them. */
export async function matchUsers(viewer: Viewer, search: URLSearchParams): Promise<UserMatches> {
  const bot = requireBot(viewer, search.get("bot") ?? "");
  const begun = (search.get("begun") ?? "").slice(0, longestBegun);
  const users = await findUsers(archive(), bot.id, openReference(begun));
  // Whoever may never see them does not find them letter by letter.
  return { users: permits(bot.role, "reviewer") ? users : users.filter((user) => !isPersonal(user)) };
}
