"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ProblemMessage } from "@/components/shell/problem-message";
import { ShareRows } from "@/components/shell/share-rows";
import { Part } from "@/components/ui/part";
import { Skeleton } from "@/components/ui/skeleton";
import { sharesQuery } from "@/lib/client/shares";
import { useViewer } from "@/lib/client/viewer";
import { withRole } from "@/lib/domain/viewer";
import { AccessRequests } from "./access-requests";
import { SharePolicies } from "./share-policies";

/** Every link one answers for, and for admins who may make them and who asks for access. */
export function SharingPage() {
  const t = useTranslations("shares");
  const { bots } = withRole(useViewer(), "admin");
  return (
    <div className="flex w-full max-w-5xl flex-1 flex-col gap-8 px-4 pt-4 pb-16">
      {bots.length > 0 ? (
        <Part title={t("policyTitle")} hint={t("policyHint")}>
          <SharePolicies bots={bots} />
        </Part>
      ) : null}
      {bots.length > 0 ? (
        <Part title={t("requestsTitle")} hint={t("requestsHint")}>
          <AccessRequests bots={bots} />
        </Part>
      ) : null}
      <Part title={t("allLinks")} hint={t("allLinksHint")}>
        <Shares />
      </Part>
    </div>
  );
}

function Shares() {
  const { data, error, refetch } = useQuery(sharesQuery(null));
  if (data) return <ShareRows shares={data.shares} of={null} />;
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  return <Skeleton className="h-32 rounded-lg" />;
}
