import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserPage } from "@/components/transcript/user-page";
import { printAddress } from "@/lib/domain/return-to";
import { requireReader } from "@/lib/server/auth/require-viewer";

type UserRouteProps = {
  params: Promise<{ userId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transcript");
  return { title: t("userPage") };
}

export default async function Page({ params, searchParams }: UserRouteProps) {
  const [{ userId }, search] = await Promise.all([params, searchParams]);
  await requireReader(printAddress(`/users/${encodeURIComponent(userId)}`, search));
  return <UserPage userId={decodeURIComponent(userId)} />;
}
