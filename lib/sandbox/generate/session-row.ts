import type { BotProfile } from "./bot-profile";
import type { Session } from "./session";

export interface RowOptions {
  now: number;
  /** `string` is how documents before 2023 write it. */
  sessionLang: "array" | "string";
  includeTags: boolean;
}

/** A session as getSessions shows it at a moment; undefined before it has begun (kore-contract 1.1). */
export function sessionRow(
  session: Session,
  profile: BotProfile,
  options: RowOptions,
): Record<string, unknown> {
  const { plan, person, quirk } = session;
  const { now } = options;
  const closed = now >= session.closedAt;
  const language = person.language.code;
  const past = session.messages.filter((message) => message.at <= now);
  const row = {
    sessionId: plan.sessionId,
    botId: profile.botId,
    channel: session.channel,
    userId: sessionUserId(session),
    start_time: new Date(plan.startAt).toISOString(),
    end_time: new Date(
      closed ? session.endAt : Math.min(now, (past.at(-1)?.at ?? plan.startAt) + 700),
    ).toISOString(),
    session_lang: options.sessionLang === "string" || quirk === "legacyRow" ? language : [language],
  };
  if (quirk === "legacyRow") return row;
  return {
    ...row,
    sessionType: sessionType(session),
    isDeveloper: session.developer,
    sessionStatus: closed ? "closed" : "active",
    ...(showsTags(session) && options.includeTags && { tags: sessionTags(session, now) }),
    noOfMessagesExchanged: past.length,
    noOfTasksExecuted: session.tasksDoneAt.filter((at) => at <= now).length,
    ...(closed && { containmentType: quirk === "noContainment" ? null : session.outcome }),
  };
}

/** On e-mail the row carries the address; everywhere else Kore's own id. */
export function sessionUserId({ channel, person }: Session): string {
  return channel === "email" ? person.email : person.userId;
}

export function sessionType(session: Session): "interactive" | "non-interactive" {
  return session.quirk === "nonInteractive" ? "non-interactive" : "interactive";
}

/** Old rows have no tags, and some newer ones neither. */
export function showsTags({ quirk }: Session): boolean {
  return quirk !== "legacyRow" && quirk !== "noTags";
}

export function sessionTags(session: Session, now: number): Record<string, unknown> {
  const set = session.tags.filter((tag) => tag.at <= now);
  const plain = (scope: "session" | "user") =>
    set.filter((tag) => tag.scope === scope).map(({ name, value }) => ({ name, value }));
  return { userTags: [...session.person.tags, ...plain("user")], sessionTags: plain("session"), altText: [] };
}
