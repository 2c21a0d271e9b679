import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "@/components/account/account-page";
import { readAccount } from "@/lib/server/account";
import { requireViewer } from "@/lib/server/auth/require-viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function Page() {
  const viewer = await requireViewer("/account");
  return <AccountPage {...(await readAccount(viewer))} />;
}
