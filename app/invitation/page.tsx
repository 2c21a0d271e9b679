import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Entrance } from "@/components/sign-in/entrance";
import { InvitationForm } from "@/components/sign-in/invitation-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("invitation.title") };
}

export default async function InvitationPage() {
  const t = await getTranslations("signIn");
  return (
    <Entrance title={t("invitation.title")}>
      <InvitationForm />
    </Entrance>
  );
}
