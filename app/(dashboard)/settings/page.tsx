import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/components/settings/settings-page";
import { printAddress } from "@/lib/domain/return-to";
import { settingsSectionsFor } from "@/lib/domain/settings-sections";
import { withRole } from "@/lib/domain/viewer";
import { requireViewer } from "@/lib/server/auth/require-viewer";
import { listBotSettings } from "@/lib/server/bots/list-bots";
import { confirmationOf } from "@/lib/server/confirm-self";

type SettingsRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("pageTitle") };
}

export default async function Page({ searchParams }: SettingsRouteProps) {
  const viewer = await requireViewer(printAddress("/settings", await searchParams));
  const [first] = settingsSectionsFor(viewer);
  if (!first) notFound();
  // Who sets no bot begins where they have something to see.
  if (first.path !== "/settings") redirect(first.path);
  const confirmation = viewer.everywhere === "admin" ? await confirmationOf(viewer) : null;
  return <SettingsPage bots={listBotSettings(withRole(viewer, "admin"))} confirmation={confirmation} />;
}
