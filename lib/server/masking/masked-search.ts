import "server-only";
import { findHits } from "@/lib/domain/search-snippet";
import type { SessionFilters } from "@/lib/domain/session-filters";
import { toSearchTerms } from "@/lib/domain/text-terms";
import { archive } from "../archive/database";
import type { SessionQuestion } from "../archive/session-conditions";
import { listFound, type ReadFound } from "../archive/session-hits";
import { readAsked } from "./find-personal";
import { hideText, moveRanges } from "./mask-text";
import { isPersonal, openReference, personOf } from "./references";

/** More than these would take long to look through, and tell nothing of any one of them. */
const mostLookedThrough = 1_000;
/** Nobody's: no id or tag has a control character. */
const nobody = "\u0001";

/**
 * The filters with what is behind the references in them. Whoever may never see what is hidden does not find it by
 * writing it out either.
 */
export function openFilters(filters: SessionFilters, mayReveal: boolean): SessionFilters {
  const open = (value: string) => {
    const opened = openReference(value);
    return !mayReveal && opened === value && isPersonal(value) ? nobody : opened;
  };
  const openTag = ({ name, value }: { name: string; value: string }) => ({ name, value: open(value) });
  const { users, tasks, tags } = filters;
  return {
    ...filters,
    users: { include: users.include.map(open), exclude: users.exclude.map(open) },
    tasks: { include: tasks.include.map(open), exclude: tasks.exclude.map(open) },
    tags: { include: tags.include.map(openTag), exclude: tags.exclude.map(openTag) },
  };
}

/**
 * How a found message is read: masked, and for those who may reveal with the hits where they were, so that what is
 * hidden can be found and is not shown. For others only what they see is found.
 */
export function readFound(mayReveal: boolean, userIdOf: (sessionId: string) => string): ReadFound {
  return ({ sessionId, text, asked }, terms) => {
    const masked = hideText(text, asked ? readAsked(asked) : [], personOf(userIdOf(sessionId)));
    const ranges = mayReveal ? moveRanges(findHits(text, terms), masked) : findHits(masked.text, terms);
    return { text: masked.text, ranges };
  };
}

/**
 * The question with no session in it that only what is hidden would tell: by counting, too, nobody learns what they may
 * not see. What is said in very many messages is left as it is.
 */
export async function leaveVisible(question: SessionQuestion): Promise<SessionQuestion> {
  if (question.text.length === 0) return question;
  const found = await listFound(archive(), question, mostLookedThrough + 1);
  if (found.length > mostLookedThrough) return question;
  const users = new Map(found.map(({ sessionId, userId }) => [sessionId, userId]));
  const read = readFound(false, (sessionId) => users.get(sessionId) ?? "");
  const terms = toSearchTerms(question.text);
  const visible = found.filter((message) => read(message, terms).ranges.length > 0);
  const sessionIds = [...new Set(visible.map(({ sessionId }) => sessionId))];
  const chosen = question.sessionIds;
  return { ...question, sessionIds: chosen ? sessionIds.filter((id) => chosen.includes(id)) : sessionIds };
}
