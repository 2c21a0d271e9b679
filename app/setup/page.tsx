import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Entrance } from "@/components/sign-in/entrance";
import { SetupForm } from "@/components/sign-in/setup-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("setupTitle") };
}

export default async function SetupPage() {
  const t = await getTranslations("signIn");
  return (
    <Entrance title={t("setupTitle")}>
      <SetupForm />
    </Entrance>
  );
}
