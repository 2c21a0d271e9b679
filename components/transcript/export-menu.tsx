import { useMutation } from "@tanstack/react-query";
import { Share } from "lucide-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { exportSession } from "@/lib/client/export-session";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { useViewer } from "@/lib/client/viewer";
import { type ExportFormat, exportFormats } from "@/lib/domain/export/export-format";
import { permits, roleOn } from "@/lib/domain/viewer";

const UnhiddenExport = dynamic(() => import("./unhidden-export").then((module) => module.UnhiddenExport), {
  loading: () => null,
});

/** The session for somebody else: on paper, or as a file for those who may make one. */
export function ExportMenu({ botId, sessionId }: { botId: string; sessionId: string }) {
  const t = useTranslations("transcript");
  const locale = useLocale();
  const problemWords = useProblemWords();
  const role = roleOn(useViewer(), botId);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (format: ExportFormat) => exportSession({ botId, sessionId, format, locale }),
  });
  const [isUnhidden, setIsUnhidden] = useState(false);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="sm" disabled={isPending}>
            <Share aria-hidden size={14} />
            {t("export")}
          </Button>
        }
      >
        <MenuItem onSelect={() => window.setTimeout(() => window.print())}>{t("exportMenu.print")}</MenuItem>
        <MenuSeparator />
        {!permits(role, "reviewer") ? (
          <MenuLabel>{t("exportRole")}</MenuLabel>
        ) : (
          <>
            {exportFormats.map((format) => (
              <MenuItem key={format} onSelect={() => mutate(format)}>
                {t(`exportMenu.${format}`)}
              </MenuItem>
            ))}
            <MenuSeparator />
            <MenuItem onSelect={() => setIsUnhidden(true)}>{t("exportMenu.unhidden")}</MenuItem>
          </>
        )}
      </Menu>
      {isUnhidden ? (
        <UnhiddenExport place={{ botId, sessionId }} onClose={() => setIsUnhidden(false)} />
      ) : null}
      {error ? (
        <FaultText className="basis-full text-end">
          {t("exportFailed", { reason: problemWords(error) })}
        </FaultText>
      ) : null}
    </>
  );
}
