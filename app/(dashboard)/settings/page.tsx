import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { printAddress } from "@/lib/domain/return-to";
import { requireViewer } from "@/lib/server/auth/require-viewer";
import { hasRole } from "@/lib/server/auth/viewer";
import { listBotSettings } from "@/lib/server/bots";

type SettingsRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("pageTitle") };
}

export default async function Page({ searchParams }: SettingsRouteProps) {
  const viewer = await requireViewer(printAddress("/settings", await searchParams));
  if (!hasRole(viewer, "admin")) notFound();
  return <SettingsPage bots={listBotSettings(viewer)} />;
}
