import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Session } from "@/lib/domain/session";
import { useUserSessions, weekAround } from "./use-user-sessions";

function userHref(botId: string, userId: string): string {
  return `/users/${encodeURIComponent(userId)}?${new URLSearchParams({ bot: botId })}`;
}

/** How often this user came around that time, and the way to all of it. */
export function UserSessionsLink({ session }: { session: Session }) {
  const t = useTranslations("transcript");
  const { sessions, hasNextPage, data } = useUserSessions(session.botId, session.userId, weekAround(session));
  return (
    <Link
      href={userHref(session.botId, session.userId)}
      className="inline-flex min-h-6 items-center rounded-sm text-accent-ink text-sm hover:underline"
    >
      {data ? t("sessionsThatWeek", { count: sessions.length, more: String(hasNextPage) }) : t("allOfUser")}
    </Link>
  );
}
