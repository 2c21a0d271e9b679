import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SharePage } from "@/components/transcript/share/share-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shares");
  return {
    title: t("sharedTitle"),
    referrer: "no-referrer",
    robots: { index: false, follow: false, noarchive: true, nosnippet: true },
  };
}

/** Asks for no sign-in: what it shows is asked for by the browser, with what stands after `#` in the address. */
export default function Page() {
  return <SharePage />;
}
