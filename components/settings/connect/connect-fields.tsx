import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { longestInactivityMinutes } from "@/lib/domain/bot-settings";
import type { Draft } from "./use-draft";

type ConnectFieldsProps = {
  draft: Draft;
  /** Of a stored bot: what is left empty stays, and its id is its own. */
  isChange: boolean;
  isHostNew: boolean;
  secret: string;
  onChange: (part: Partial<Draft>) => void;
  onSecret: (secret: string) => void;
};

const nobody = "00000000-0000-0000-0000-000000000000";
/** What ids look like, to tell one from another. */
const shapes = { id: `st-${nobody}`, clientId: `cs-${nobody}` };
const algorithms = ["HS256", "HS512"] as const;
const typed = { autoComplete: "off", autoCapitalize: "none", spellCheck: false, dir: "ltr" } as const;

/** What is needed of Kore, in the order in which one finds it there. */
export function ConnectFields(props: ConnectFieldsProps) {
  const { draft, isChange, isHostNew, secret, onChange, onSecret } = props;
  const t = useTranslations("connect");
  const kept = isChange ? t("keptWhenEmpty") : undefined;
  return (
    <>
      <Step number={1} title={t("host.title")} text={t("host.text")}>
        <Field
          label={t("host.label")}
          {...typed}
          inputMode="url"
          value={draft.host}
          onChange={(event) => onChange({ host: event.target.value })}
          maxLength={200}
          required
        />
        <Field
          label={t("name.label")}
          hint={t("name.hint")}
          autoComplete="off"
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          maxLength={200}
          required
        />
      </Step>
      <Step number={2} title={t("ids.title")} text={t("ids.text")}>
        <SelectField
          label={t("kind")}
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.target.value === "admin" ? "admin" : "bot" })}
        >
          <option value="bot">{t("kinds.bot")}</option>
          <option value="admin">{t("kinds.admin")}</option>
        </SelectField>
        <Field
          label={t("id.label")}
          hint={isChange ? t("id.fixed") : t("id.hint")}
          {...typed}
          placeholder={shapes.id}
          value={draft.id}
          readOnly={isChange}
          onChange={(event) => onChange({ id: event.target.value })}
          maxLength={100}
          required
        />
        <Field
          label={t("clientId.label")}
          hint={kept ?? t("clientId.hint")}
          {...typed}
          placeholder={shapes.clientId}
          value={draft.clientId}
          onChange={(event) => onChange({ clientId: event.target.value })}
          maxLength={200}
          required={!isChange || isHostNew}
        />
      </Step>
      <Step number={3} title={t("secret.title")} text={t("secret.text")}>
        <Field
          label={t("secret.label")}
          hint={isHostNew && isChange ? t("secret.needed") : (kept ?? t("secret.hint"))}
          type="password"
          {...typed}
          autoComplete="new-password"
          value={secret}
          onChange={(event) => onSecret(event.target.value)}
          maxLength={500}
          required={!isChange || isHostNew}
        />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-3">
          <SelectField
            label={t("algorithm")}
            value={draft.algorithm}
            onChange={(event) => onChange({ algorithm: event.target.value === "HS512" ? "HS512" : "HS256" })}
          >
            {algorithms.map((algorithm) => (
              <option key={algorithm}>{algorithm}</option>
            ))}
          </SelectField>
          <Field
            label={t("minutes")}
            type="number"
            min={1}
            max={longestInactivityMinutes}
            step={1}
            value={draft.minutes}
            onChange={(event) => onChange({ minutes: event.target.value })}
            required
          />
        </div>
      </Step>
      <Step number={4} title={t("scopes.title")} text={t("scopes.text")}>
        <ul className="flex list-disc flex-col gap-1 ps-5">
          <li>{t(draft.kind === "admin" ? "scopes.sessionsAdmin" : "scopes.sessions")}</li>
          <li>{t(draft.kind === "admin" ? "scopes.historyAdmin" : "scopes.history")}</li>
        </ul>
        <p className="text-ink-quiet">{t("scopes.publish")}</p>
      </Step>
    </>
  );
}

type StepProps = { number: number; title: string; text: string; children: ReactNode };

export function Step({ number, title, text, children }: StepProps) {
  return (
    <li className="grid gap-x-8 gap-y-3 border-t py-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <div className="min-w-0">
        <h3 className="flex items-baseline gap-2 font-semibold">
          <span aria-hidden className="text-ink-quiet tabular-nums">
            {number}
          </span>
          {title}
        </h3>
        <p className="mt-1 max-w-prose text-ink-quiet">{text}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-3">{children}</div>
    </li>
  );
}
