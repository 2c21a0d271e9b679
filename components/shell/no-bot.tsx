import { Bot as BotIcon } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { StateMessage } from "@/components/ui/state-message";
import { AccessRequest } from "./access-request";

/** In the place of a page whose bot is none of the viewer's. */
export function NoBot({ hasBots }: { hasBots: boolean }) {
  const t = useTranslations("shell");
  const addressed = useSearchParams().get("bot");
  return (
    <StateMessage
      icon={BotIcon}
      title={t(hasBots ? "botHiddenTitle" : "noBotsTitle")}
      actions={addressed === null ? null : <AccessRequest key={addressed} botId={addressed} />}
    >
      <p>{t(hasBots ? "botHiddenText" : "noBotsText")}</p>
    </StateMessage>
  );
}
