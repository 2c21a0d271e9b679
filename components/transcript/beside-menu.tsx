import { Columns2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { useFormats } from "@/lib/client/use-formats";
import type { Session } from "@/lib/domain/session";
import { besideHref } from "./session-address";
import { useUserSessions } from "./use-user-sessions";

type BesideMenuProps = {
  session: Session;
  /** Of the list one came from. */
  neighbours: { previous: string | null; next: string | null };
};

const mostOffered = 10;

/** Which session to read beside this one: its neighbours in the list, or another of the same user. */
export function BesideMenu({ session, neighbours: { previous, next } }: BesideMenuProps) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const router = useRouter();
  const { sessions } = useUserSessions(session.botId, session.userId);
  const others = sessions.filter(({ id }) => id !== session.id).slice(0, mostOffered);
  const open = (id: string) => router.push(besideHref(session, { id }));
  if (!previous && !next && others.length === 0) return null;
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm">
          <Columns2 aria-hidden size={14} />
          <span className="max-sm:sr-only">{t("beside")}</span>
        </Button>
      }
    >
      {previous ? <MenuItem onSelect={() => open(previous)}>{t("previous")}</MenuItem> : null}
      {next ? <MenuItem onSelect={() => open(next)}>{t("next")}</MenuItem> : null}
      {others.length > 0 ? (
        <>
          {previous || next ? <MenuSeparator /> : null}
          <MenuLabel>{t("besideUser")}</MenuLabel>
          {others.map(({ id, startedAt }) => (
            <MenuItem key={id} onSelect={() => open(id)}>
              {t("dayAndTime", { day: formats.day(startedAt), time: formats.time(startedAt) })}
            </MenuItem>
          ))}
        </>
      ) : null}
    </Menu>
  );
}
