import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MembersPage } from "@/components/settings/members/members-page";
import { requireViewer } from "@/lib/server/auth/require-viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("title") };
}

export default async function Page() {
  const viewer = await requireViewer("/settings/members");
  if (viewer.everywhere !== "admin") notFound();
  return <MembersPage bots={viewer.bots} />;
}
