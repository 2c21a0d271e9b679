import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoSignIn } from "@/components/sign-in/demo-sign-in";
import { Entrance } from "@/components/sign-in/entrance";
import { FormAlert } from "@/components/sign-in/form-alert";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { SingleSignOn } from "@/components/sign-in/single-sign-on";
import { safeReturnTo } from "@/lib/domain/return-to";
import { readSignInRefusal } from "@/lib/domain/sign-in-refusal";
import { findViewer } from "@/lib/server/auth/require-viewer";
import { signInOptions } from "@/lib/server/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("signIn") };
}

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const search = await searchParams;
  const wish = search["returnTo"];
  const returnTo = safeReturnTo(typeof wish === "string" ? wish : null);
  if (await findViewer()) redirect(returnTo);
  const [options, t] = await Promise.all([signInOptions(), getTranslations("signIn")]);
  const refusal = readSignInRefusal(search["refusal"]);
  const hasOther = options.demo || options.oidc;
  const hasForm = options.local || !(hasOther || options.needsSetup);
  return (
    <Entrance title={t("title")}>
      {refusal ? <FormAlert message={t(`refusal.${refusal}`)} /> : null}
      {search["ended"] === undefined ? null : (
        <p
          role="status"
          className="mb-4 rounded-md border border-info-line bg-info-subtle px-3 py-2 text-info text-sm"
        >
          {t("ended")}
        </p>
      )}
      <div className="flex flex-col gap-5">
        {options.oidc ? <SingleSignOn returnTo={returnTo} /> : null}
        {options.demo ? <DemoSignIn returnTo={returnTo} /> : null}
        {options.needsSetup ? <p className="text-ink-quiet">{t("needsSetup")}</p> : null}
        {hasForm && hasOther ? <p className="border-t pt-4 font-medium">{t("orPassword")}</p> : null}
        {hasForm ? <SignInForm returnTo={returnTo} /> : null}
      </div>
    </Entrance>
  );
}
