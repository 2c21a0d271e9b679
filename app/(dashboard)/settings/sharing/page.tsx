import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SharingPage } from "@/components/settings/sharing-page";
import { withRole } from "@/lib/domain/viewer";
import { requireViewer } from "@/lib/server/auth/require-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shares");
  return { title: t("pageTitle") };
}

export default async function Page() {
  const viewer = await requireViewer("/settings/sharing");
  if (withRole(viewer, "reviewer").bots.length === 0) notFound();
  return <SharingPage />;
}
