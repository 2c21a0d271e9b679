import { SearchX } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClasses } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";

export default async function NotFoundPage() {
  const t = await getTranslations("problems");
  return (
    <main className="grid min-h-dvh place-items-center">
      <StateMessage
        icon={SearchX}
        heading="h1"
        title={t("notFoundTitle")}
        actions={
          <Link href="/sessions" className={buttonClasses("primary")}>
            {t("toSessions")}
          </Link>
        }
      >
        <p>{t("notFoundText")}</p>
      </StateMessage>
    </main>
  );
}
