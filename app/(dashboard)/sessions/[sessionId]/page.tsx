import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { preload } from "react-dom";
import { SessionPage } from "@/components/transcript/session-page";
import { printAddress } from "@/lib/domain/return-to";
import { transcriptPath } from "@/lib/domain/transcript-path";
import { requireReader } from "@/lib/server/auth/require-viewer";

type SessionRouteProps = {
  params: Promise<{ sessionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transcript");
  return { title: t("pageTitle") };
}

export default async function Page({ params, searchParams }: SessionRouteProps) {
  const [{ sessionId }, search] = await Promise.all([params, searchParams]);
  await requireReader(printAddress(`/sessions/${encodeURIComponent(sessionId)}`, search));
  // It travels beside the page's code, and is there when that asks for it.
  const bot = typeof search["bot"] === "string" ? search["bot"] : null;
  preload(transcriptPath(bot, sessionId), { as: "fetch", crossOrigin: "anonymous" });
  return <SessionPage sessionId={sessionId} />;
}
