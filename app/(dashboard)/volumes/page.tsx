import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VolumesPage } from "@/components/volumes/volumes-page";
import { printAddress } from "@/lib/domain/return-to";
import { requireReader } from "@/lib/server/auth/require-viewer";

type VolumesRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("volumes");
  return { title: t("pageTitle") };
}

export default async function Page({ searchParams }: VolumesRouteProps) {
  await requireReader(printAddress("/volumes", await searchParams));
  return <VolumesPage />;
}
