import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { printAddress } from "@/lib/domain/return-to";
import { withRole } from "@/lib/domain/viewer";
import { requireViewer } from "@/lib/server/auth/require-viewer";
import { listBotSettings } from "@/lib/server/bots";

type SettingsRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("pageTitle") };
}

export default async function Page({ searchParams }: SettingsRouteProps) {
  const viewer = withRole(await requireViewer(printAddress("/settings", await searchParams)), "admin");
  if (viewer.bots.length === 0) notFound();
  return <SettingsPage bots={listBotSettings(viewer)} />;
}
