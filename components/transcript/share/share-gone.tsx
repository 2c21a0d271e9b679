import { Link2Off } from "lucide-react";
import { useTranslations } from "next-intl";
import { StateMessage } from "@/components/ui/state-message";

/** One page for whatever opens nothing. */
export function ShareGone() {
  const t = useTranslations("shares");
  return (
    <div className="my-auto">
      <StateMessage icon={Link2Off} heading="h1" title={t("goneTitle")}>
        <p>{t("goneText")}</p>
      </StateMessage>
    </div>
  );
}
