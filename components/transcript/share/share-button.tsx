import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { sharesQuery } from "@/lib/client/shares";
import { useViewer } from "@/lib/client/viewer";
import type { Message } from "@/lib/domain/message";
import type { Session } from "@/lib/domain/session";
import { permits, roleOn } from "@/lib/domain/viewer";
import type { ShareTab } from "./share-dialog";

/** Loaded when somebody first shares. */
const ShareDialog = dynamic(() => import("./share-dialog").then((module) => module.ShareDialog), {
  loading: () => null,
});

type ShareButtonProps = { session: Session; messages: Message[] };

/** Opens what can be handed on of a session, and says how many links to it are open. */
export function ShareButton({ session, messages }: ShareButtonProps) {
  const t = useTranslations("shares");
  const [tab, setTab] = useState<ShareTab | null>(null);
  const of = { botId: session.botId, sessionId: session.id };
  const mayShare = permits(roleOn(useViewer(), session.botId), "reviewer");
  const { data } = useQuery({ ...sharesQuery(of), enabled: mayShare });
  const openCount = data?.shares.filter(({ state }) => state === "open").length ?? 0;
  return (
    <>
      {openCount > 0 ? (
        <Button size="sm" variant="quiet" onClick={() => setTab("links")}>
          {t("linksOf", { count: openCount })}
        </Button>
      ) : null}
      <Button size="sm" onClick={() => setTab("inside")}>
        <Send aria-hidden size={14} className="rtl:-scale-x-100" />
        {t("share")}
      </Button>
      {tab === null ? null : (
        <ShareDialog {...of} messages={messages} firstTab={tab} onClose={() => setTab(null)} />
      )}
    </>
  );
}
