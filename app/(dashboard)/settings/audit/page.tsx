import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuditScreen } from "@/components/settings/audit/audit-screen";
import { printAddress } from "@/lib/domain/return-to";
import { permits, withRole } from "@/lib/domain/viewer";
import { requireViewer } from "@/lib/server/auth/require-viewer";

type AuditRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("audit.pageTitle") };
}

export default async function Page({ searchParams }: AuditRouteProps) {
  const viewer = withRole(
    await requireViewer(printAddress("/settings/audit", await searchParams)),
    "auditor",
  );
  if (viewer.bots.length === 0 && !permits(viewer.everywhere, "auditor")) notFound();
  return <AuditScreen bots={viewer.bots} />;
}
