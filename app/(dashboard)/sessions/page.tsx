import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionsScreen } from "@/components/sessions/sessions-screen";
import { SessionPeek } from "@/components/transcript/session-peek";
import { printAddress } from "@/lib/domain/return-to";
import { requireReader } from "@/lib/server/auth/require-viewer";

type SessionsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("title") };
}

export default async function SessionsPage({ searchParams }: SessionsPageProps) {
  await requireReader(printAddress("/sessions", await searchParams));
  return <SessionsScreen Transcript={SessionPeek} />;
}
