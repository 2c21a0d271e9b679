import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoSignIn } from "@/components/sign-in/demo-sign-in";
import { Entrance } from "@/components/sign-in/entrance";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { safeReturnTo } from "@/lib/domain/return-to";
import { findViewer } from "@/lib/server/auth/require-viewer";
import { signInOptions } from "@/lib/server/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("signIn") };
}

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const wish = (await searchParams)["returnTo"];
  const returnTo = safeReturnTo(typeof wish === "string" ? wish : null);
  if (await findViewer()) redirect(returnTo);
  const [options, t] = await Promise.all([signInOptions(), getTranslations("signIn")]);
  return (
    <Entrance title={t("title")}>
      {options.demo ? <DemoSignIn returnTo={returnTo} /> : null}
      {options.needsSetup && !options.demo ? <p className="text-ink-quiet">{t("needsSetup")}</p> : null}
      {options.demo && !options.needsSetup ? (
        <p className="my-5 border-t pt-4 font-medium">{t("orAccount")}</p>
      ) : null}
      {options.needsSetup ? null : <SignInForm returnTo={returnTo} />}
    </Entrance>
  );
}
