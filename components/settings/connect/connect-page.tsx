"use client";
import { useMutation } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { changeBot, connectBot } from "@/lib/client/bots";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { BotSettings, Confirmation, ConnectionForm } from "@/lib/domain/bot-settings";
import { PasswordField } from "../password-field";
import { ConnectFields, Step } from "./connect-fields";
import { LiveFindings } from "./live-findings";
import { useConnectionWatch } from "./use-connection-watch";
import { type Draft, useDraft } from "./use-draft";

type ConnectPageProps = {
  /** A stored one that is to be changed. */
  bot: BotSettings | null;
  confirmation: Confirmation;
  /** Saving ends the sandbox. */
  isSandbox: boolean;
};

/** From an app at Kore to a bot here: what to look up where, a test that says what is wrong, and only then saving. */
export function ConnectPage({ bot, confirmation, isSandbox }: ConnectPageProps) {
  const t = useTranslations("connect");
  const problem = useProblemWords();
  const [stored] = useState(() => bot && draftOf(bot));
  const { draft, change, forget } = useDraft(stored);
  const [secret, setSecret] = useState("");
  const [password, setPassword] = useState("");
  const [erasesSandbox, setErasesSandbox] = useState(true);
  const { watched, watch, show } = useConnectionWatch();
  const isHostNew = bot === null || draft.host.trim() !== bot.host;
  const form = connectionOf(draft, secret);
  const isTested = watched?.tried === JSON.stringify(form) && !watched.isRunning && watched.error === null;
  const isHealthy = isTested && watched.findings.every(({ outcome }) => outcome !== "failed");
  const isSavable = bot !== null || isHealthy;
  const save = useMutation({
    mutationFn: async () => {
      const minutes = { inactivityTimeoutMinutes: Number(draft.minutes) };
      const shown = { name: draft.name, password: password || undefined, ...minutes };
      if (bot === null) {
        const whole = { ...form, clientId: draft.clientId, clientSecret: secret };
        const connected = await connectBot({ ...whole, ...shown, ...(isSandbox && { erasesSandbox }) });
        return { isSaved: true, ...connected };
      }
      const { id, ...way } = form;
      const { isSaved, report } = await changeBot(bot.id, { ...way, ...shown });
      if (report) show(form, report.findings);
      return { isSaved, botId: id, setupToken: null };
    },
    onSuccess: ({ isSaved, botId, setupToken }) => {
      if (!isSaved) return;
      forget();
      const of = new URLSearchParams({ bot: botId });
      // A whole new page, which knows who is there and which bots there are.
      if (setupToken) window.location.assign(`/setup?${of}#${setupToken}`);
      else
        window.location.assign(
          bot ? "/settings" : `/settings/connect?${new URLSearchParams({ done: botId })}`,
        );
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (save.isPending) return;
    if (isSavable) save.mutate();
    else void watch(form);
  };
  const isBusy = save.isPending || (save.isSuccess && save.data.isSaved);
  return (
    <section aria-labelledby="connect" className="w-full max-w-4xl flex-1 px-4 pt-4 pb-16">
      <h2 id="connect" className="font-semibold text-lg [overflow-wrap:anywhere]">
        {bot ? t("changeTitle", { name: bot.name }) : t("title")}
      </h2>
      <p className="mt-1 mb-4 max-w-prose text-ink-quiet">{t(bot ? "changeText" : "text")}</p>
      <form method="post" onSubmit={submit}>
        <ol>
          <ConnectFields
            draft={draft}
            isChange={bot !== null}
            isHostNew={isHostNew}
            secret={secret}
            onChange={change}
            onSecret={setSecret}
          />
          <Step number={5} title={t("test.title")} text={t("test.text")}>
            {isSavable ? (
              <Button className="self-start" onClick={() => void watch(form)}>
                <PlugZap aria-hidden size={16} className="text-ink-quiet" />
                {t(isTested ? "test.again" : "test.run")}
              </Button>
            ) : (
              <Button
                type="submit"
                variant="primary"
                className="self-start"
                aria-disabled={watched?.isRunning}
              >
                <PlugZap aria-hidden size={16} />
                {t(isTested ? "test.again" : "test.run")}
              </Button>
            )}
            {watched ? <LiveFindings findings={watched.findings} isRunning={watched.isRunning} /> : null}
            {watched?.error ? (
              <p role="alert" className="text-danger text-sm">
                {t("test.failed", { problem: problem(watched.error) })}
              </p>
            ) : null}
            {watched && !watched.isRunning && watched.tried !== JSON.stringify(form) ? (
              <p className="text-sm text-warning">{t("test.stale")}</p>
            ) : null}
          </Step>
          <Step
            number={6}
            title={t(bot ? "save.changeTitle" : "save.title")}
            text={t(bot ? "save.changeText" : isSandbox ? "save.sandboxText" : "save.text")}
          >
            {isSandbox ? (
              <Checkbox checked={erasesSandbox} onChange={(event) => setErasesSandbox(event.target.checked)}>
                {t("save.erase")}
              </Checkbox>
            ) : null}
            <PasswordField
              confirmation={confirmation}
              isRequired={isSavable}
              value={password}
              onChange={setPassword}
            />
            <div className="flex flex-wrap items-center gap-2">
              <Button
                type={isSavable ? "submit" : "button"}
                variant={isSavable ? "primary" : "secondary"}
                disabled={!isSavable || isBusy}
              >
                {t(isBusy ? "save.saving" : bot ? "save.change" : "save.connect")}
              </Button>
              <Link
                href="/settings"
                prefetch={false}
                className="rounded-md px-2.5 py-1 text-ink-quiet hover:bg-hover hover:text-ink"
              >
                {t("save.cancel")}
              </Link>
            </div>
            {!isSavable ? <p className="text-ink-quiet text-sm">{t("save.first")}</p> : null}
            {save.data && !save.data.isSaved ? (
              <p role="alert" className="text-danger text-sm">
                {t("save.notWorking")}
              </p>
            ) : null}
            {save.error ? (
              <p role="alert" className="text-danger text-sm">
                {t("save.failed", { problem: save.error.message || problem(save.error) })}
              </p>
            ) : null}
          </Step>
        </ol>
      </form>
    </section>
  );
}

function draftOf({ host, name, id, kind, algorithm, inactivityTimeoutMs }: BotSettings): Draft {
  const minutes = String(inactivityTimeoutMs / 60_000);
  return {
    host,
    name,
    id,
    clientId: "",
    kind,
    algorithm: algorithm === "HS512" ? "HS512" : "HS256",
    minutes,
  };
}

function connectionOf({ host, id, clientId, kind, algorithm }: Draft, secret: string): ConnectionForm {
  const client = clientId.trim();
  return {
    ...{ host: host.trim(), id: id.trim(), kind, algorithm },
    ...(client !== "" && { clientId: client }),
    ...(secret !== "" && { clientSecret: secret }),
  };
}
