import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useViewer } from "@/lib/client/viewer";
import { everyBotId, type Member } from "@/lib/domain/member";
import type { Bot } from "@/lib/domain/viewer";
import { MemberMenu } from "./member-menu";

/** A table where there is room, one block a member where there is not. */
export function MemberTable({ members, bots }: { members: Member[]; bots: Bot[] }) {
  const t = useTranslations("members");
  const head = "whitespace-nowrap px-3 py-2 text-start font-medium text-ink-quiet text-xs";
  return (
    <div className="rounded-lg border bg-raised">
      <table aria-label={t("title")} className="w-full border-collapse text-sm max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-b">
            {(["name", "way", "roles", "seen"] as const).map((column) => (
              <th key={column} scope="col" className={head}>
                {t(column)}
              </th>
            ))}
            <th scope="col" className={head}>
              <span className="sr-only">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {members.map((member) => (
            <MemberRow key={member.id} member={member} bots={bots} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MemberRow({ member, bots }: { member: Member; bots: Bot[] }) {
  const t = useTranslations("members");
  const isSelf = useViewer().id === member.id;
  const { name, email, way, disabledAt } = member;
  const cell = "px-3 py-2 align-top max-md:block max-md:py-0 [overflow-wrap:anywhere]";
  return (
    <tr className="relative border-b last:border-b-0 hover:bg-hover max-md:block max-md:py-2 max-md:pe-12">
      <th scope="row" className={`${cell} text-start font-medium`}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi>{name}</bdi>
          {isSelf ? <Badge>{t("you")}</Badge> : null}
          {disabledAt ? <Badge tone="danger">{t("disabled")}</Badge> : null}
        </span>
        {email ? <bdi className="block font-normal text-ink-quiet text-xs">{email}</bdi> : null}
      </th>
      <td className={`${cell} text-ink-quiet`}>{t(`ways.${way}`)}</td>
      <td className={cell}>
        <Roles member={member} bots={bots} />
      </td>
      <td className={`${cell} whitespace-nowrap text-ink-quiet`}>
        <Seen member={member} />
      </td>
      <td className="px-2 py-1.5 text-end align-top max-md:absolute max-md:end-0 max-md:top-1">
        {isSelf ? null : <MemberMenu member={member} bots={bots} />}
      </td>
    </tr>
  );
}

function Roles({ member: { grants }, bots }: { member: Member; bots: Bot[] }) {
  const t = useTranslations("members");
  const role = useTranslations("shell.role");
  if (grants.length === 0) return <span className="text-ink-quiet">{t("noRole")}</span>;
  return (
    <ul>
      {grants.map((grant) => (
        <li key={grant.botId}>
          {role(grant.role)}
          <span className="text-ink-quiet">
            {" · "}
            {grant.botId === everyBotId
              ? t("everyBot")
              : (bots.find(({ id }) => id === grant.botId)?.name ?? grant.botId)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Seen({ member: { signIns, lastSeenAt } }: { member: Member }) {
  const t = useTranslations("members");
  const formats = useFormats();
  const now = useMinute();
  if (!lastSeenAt) return t("notIn");
  return (
    <>
      <time dateTime={lastSeenAt} title={formats.fullInstant(lastSeenAt)}>
        {formats.instant(lastSeenAt, now)}
      </time>
      {signIns > 1 ? <span className="block text-xs">{t("browsers", { count: signIns })}</span> : null}
    </>
  );
}
