"use client";
import { useQuery } from "@tanstack/react-query";
import { UserPlus, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMessage } from "@/components/ui/state-message";
import { membersQuery } from "@/lib/client/members";
import type { Bot } from "@/lib/domain/viewer";
import { SettingsSection } from "../settings-section";
import { InviteDialog } from "./invite-dialog";
import { MemberTable } from "./member-table";

/** Who may do what; `bots` are all that there are. */
export function MembersPage({ bots }: { bots: Bot[] }) {
  const t = useTranslations("members");
  const [words, setWords] = useState("");
  const [isInviting, setIsInviting] = useState(false);
  const { data, error, refetch } = useQuery(membersQuery(useDeferredValue(words.trim())));
  return (
    <SettingsSection
      title={t("title")}
      hint={t("hint")}
      width="max-w-5xl"
      actions={
        <Button variant="primary" onClick={() => setIsInviting(true)}>
          <UserPlus aria-hidden size={16} />
          {t("invite")}
        </Button>
      }
    >
      <div className="max-w-72">
        <Input
          type="search"
          aria-label={t("find")}
          placeholder={t("find")}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {data && data.members.length > 0 ? <MemberTable members={data.members} bots={bots} /> : null}
      {data?.members.length === 0 ? (
        <StateMessage icon={Users} title={t("noneTitle")}>
          <p>{t("noneText")}</p>
        </StateMessage>
      ) : null}
      {data?.hasMore ? <p className="text-ink-quiet">{t("more")}</p> : null}
      {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-48 w-full" /> : null}
      {isInviting ? <InviteDialog bots={bots} onClose={() => setIsInviting(false)} /> : null}
    </SettingsSection>
  );
}
