import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Entrance } from "@/components/sign-in/entrance";
import { SetupForm } from "@/components/sign-in/setup-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("setupTitle") };
}

type SetupProps = { searchParams: Promise<{ bot?: string | string[] }> };

export default async function SetupPage({ searchParams }: SetupProps) {
  const { bot } = await searchParams;
  const t = await getTranslations("signIn");
  return (
    <Entrance title={t("setupTitle")}>
      <SetupForm connectedBot={typeof bot === "string" ? bot : null} />
    </Entrance>
  );
}
