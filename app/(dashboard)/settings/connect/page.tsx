import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Backfill } from "@/components/settings/connect/backfill";
import { ConnectPage } from "@/components/settings/connect/connect-page";
import { printAddress } from "@/lib/domain/return-to";
import { requireViewer } from "@/lib/server/auth/require-viewer";
import { listBotSettings } from "@/lib/server/bots/list-bots";
import { confirmationOf } from "@/lib/server/confirm-self";

type ConnectRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connect"))("title") };
}

export default async function Page({ searchParams }: ConnectRouteProps) {
  const search = await searchParams;
  const viewer = await requireViewer(printAddress("/settings/connect", search));
  if (viewer.everywhere !== "admin") notFound();
  const bots = listBotSettings(viewer);
  const connected = bots.find(({ id }) => id === search["done"]);
  if (connected) return <Backfill bot={connected} />;
  const bot = bots.find(({ id, origin }) => id === search["bot"] && origin === "archive") ?? null;
  if (search["bot"] !== undefined && bot === null) notFound();
  const isSandbox = bots.some(({ origin }) => origin === "sandbox");
  return <ConnectPage bot={bot} confirmation={await confirmationOf(viewer)} isSandbox={isSandbox} />;
}
