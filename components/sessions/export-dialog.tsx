"use client";
import { useTimeZone, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { ProgressLine } from "@/components/ui/progress-line";
import { type ExportProgress, saveExport } from "@/lib/client/export";
import { sessionsParameters } from "@/lib/client/sessions";
import { useFormats } from "@/lib/client/use-formats";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { useViewer } from "@/lib/client/viewer";
import { type ExportForm, exportForms } from "@/lib/domain/export";
import { reasonSchema } from "@/lib/domain/masking";
import type { SessionFilters } from "@/lib/domain/session-filters";
import { permits, roleOn } from "@/lib/domain/viewer";

type ExportDialogProps = {
  botId: string;
  filters: SessionFilters;
  /** Of these alone; null for all that match. */
  sessionIds: string[] | null;
  /** The columns of the table as it stands. */
  columns: string[];
  onClose: () => void;
};

type Run =
  | { state: "ready" | "cancelled" | "left" }
  | { state: "running" | "done"; progress: ExportProgress }
  | { state: "failed"; error: Error };

/** What to save of a list, and how far it has come. Closing it cancels what is under way. */
export function ExportDialog({ botId, filters, sessionIds, columns, onClose }: ExportDialogProps) {
  const t = useTranslations("sessions");
  const common = useTranslations("common");
  const zone = useTimeZone() ?? "UTC";
  const formats = useFormats();
  const problemWords = useProblemWords();
  const isAllowed = permits(roleOn(useViewer(), botId), "reviewer");
  const [form, setForm] = useState<ExportForm>("sessions-csv");
  const [isShownOnly, setIsShownOnly] = useState(false);
  /** Why personal data is to be in it; null leaves it hidden. */
  const [reason, setReason] = useState<string | null>(null);
  const isReasonShort = reason !== null && !reasonSchema.safeParse(reason).success;
  const [run, setRun] = useState<Run>({ state: "ready" });
  const abort = useRef<AbortController>(undefined);

  // The outside system is our API, which stops writing when nobody reads.
  useEffect(() => () => abort.current?.abort(), []);

  async function start() {
    const controller = new AbortController();
    abort.current = controller;
    let progress: ExportProgress = { records: 0, total: 0, bytes: 0 };
    setRun({ state: "running", progress });
    const onProgress = (next: ExportProgress) => {
      progress = next;
      setRun({ state: "running", progress });
    };
    const request = {
      form,
      words: sessionsParameters(botId, filters, zone).toString(),
      sessionIds: sessionIds ?? undefined,
      columns: isShownOnly ? columns : undefined,
      unmasked: reason ?? undefined,
    };
    try {
      const end = await saveExport(request, { signal: controller.signal, onProgress });
      if (end === "saved") setRun({ state: "done", progress });
      else setRun({ state: end === "left" ? "left" : "ready" });
    } catch (error) {
      if (controller.signal.aborted) setRun({ state: "cancelled" });
      else if (error instanceof Error) setRun({ state: "failed", error });
    }
  }

  const isRunning = run.state === "running";
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("export.title")}
      closeLabel={common("close")}
      footer={
        isRunning ? (
          <Button onClick={() => abort.current?.abort()}>{t("export.cancel")}</Button>
        ) : (
          <Button variant="primary" disabled={!isAllowed || isReasonShort} onClick={() => void start()}>
            {t("export.start")}
          </Button>
        )
      }
    >
      {isAllowed ? null : (
        <p className="mb-3 rounded-md border border-warning-line bg-warning-subtle px-3 py-2 text-sm text-warning">
          {t("export.forbidden")}
        </p>
      )}
      <p className="mb-3 text-ink-quiet text-sm">
        {sessionIds ? t("export.selected", { count: sessionIds.length }) : t("export.all")}
      </p>
      <fieldset disabled={isRunning || !isAllowed} className="flex flex-col">
        <legend className="mb-1 font-medium text-sm">{t("export.form")}</legend>
        {exportForms.map((one) => (
          <label
            key={one}
            className="flex min-h-8 items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="form"
              className="size-4 accent-accent"
              checked={form === one}
              onChange={() => setForm(one)}
            />
            {t(`export.formIs.${one}`)}
          </label>
        ))}
        {form === "sessions-csv" ? (
          <Checkbox
            className="mt-2"
            checked={isShownOnly}
            onChange={(event) => setIsShownOnly(event.target.checked)}
          >
            {t("export.columns")}
          </Checkbox>
        ) : null}
        <Checkbox
          className="mt-2"
          checked={reason !== null}
          onChange={(event) => setReason(event.target.checked ? "" : null)}
        >
          {t("export.unmasked")}
        </Checkbox>
        {reason === null ? (
          <p className="px-1.5 text-ink-quiet text-xs">{t("export.masked")}</p>
        ) : (
          <div className="px-1.5 pt-1">
            <Field
              label={t("export.reason")}
              value={reason}
              maxLength={300}
              autoComplete="off"
              hint={t("export.reasonHint")}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        )}
      </fieldset>
      <div className="mt-3 min-h-8 text-sm">
        {run.state === "running" ? (
          <ProgressLine label={t("export.title")} done={run.progress.records} total={run.progress.total} />
        ) : null}
        <p role="status" className="pt-1.5 tabular-nums">
          {run.state === "running"
            ? t("export.running", { ...run.progress, size: formats.size(run.progress.bytes) })
            : null}
          {run.state === "done"
            ? t("export.done", { ...run.progress, size: formats.size(run.progress.bytes) })
            : null}
          {run.state === "cancelled" || run.state === "left" ? t(`export.${run.state}`) : null}
        </p>
        {run.state === "failed" ? (
          <p role="alert" className="text-danger">
            {t("export.failed", { problem: problemWords(run.error) })}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
