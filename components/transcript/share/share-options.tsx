import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { shareLimits } from "@/lib/domain/share";

/** What is chosen on the page, that and all after it, or the whole session. */
export type ShareStretch = "part" | "rest" | "whole";

export type ShareOptions = {
  stretch: ShareStretch;
  isLive: boolean;
  note: string;
  days: number;
  views: string;
  passphrase: string;
};

export const usualOptions: ShareOptions = {
  stretch: "part",
  isLive: false,
  note: "",
  days: shareLimits.days.usual,
  views: "",
  passphrase: "",
};

const dayChoices = [1, 3, 7, 14, 30];

/** Null for any number of times, undefined for what is no number of times. */
export function readViews(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const views = Number(text);
  return Number.isInteger(views) && views >= 1 && views <= shareLimits.views ? views : undefined;
}

export function isPassphraseGood(text: string): boolean {
  return text === "" || text.length >= shareLimits.passphrase.least;
}

type ShareOptionsFormProps = {
  options: ShareOptions;
  onChange: (changes: Partial<ShareOptions>) => void;
  /** How many messages are chosen on the page; 0 where none are. */
  partCount: number;
  /** Faults are told once somebody tried. */
  isTried: boolean;
};

export function ShareOptionsForm({ options, onChange, partCount, isTried }: ShareOptionsFormProps) {
  const t = useTranslations("shares");
  const id = useId();
  const stretch = partCount > 0 ? options.stretch : "whole";
  const stretches: ShareStretch[] = partCount > 0 ? ["part", "rest", "whole"] : ["whole"];
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <fieldset className="flex flex-col">
        <legend className="mb-0.5 font-medium text-sm">{t("what")}</legend>
        {stretches.map((one) => (
          <Radio
            key={one}
            name={`${id}-what`}
            checked={stretch === one}
            onChoose={() => onChange({ stretch: one })}
          >
            {t(one, { count: partCount })}
          </Radio>
        ))}
        {partCount > 0 ? null : <p className="mt-0.5 text-ink-quiet text-xs">{t("partHint")}</p>}
      </fieldset>
      {stretch === "part" ? null : (
        <fieldset className="flex flex-col">
          <legend className="mb-0.5 font-medium text-sm">{t("when")}</legend>
          <Radio name={`${id}-when`} checked={!options.isLive} onChoose={() => onChange({ isLive: false })}>
            {t("snapshot")}
          </Radio>
          <Radio name={`${id}-when`} checked={options.isLive} onChoose={() => onChange({ isLive: true })}>
            {t("liveChoice")}
          </Radio>
          {options.isLive ? <p className="mt-0.5 text-warning text-xs">{t("liveWarning")}</p> : null}
        </fieldset>
      )}
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-note`} className="font-medium text-sm">
          {t("note")}
        </label>
        <textarea
          id={`${id}-note`}
          aria-describedby={`${id}-note-hint`}
          dir="auto"
          rows={2}
          maxLength={shareLimits.note}
          value={options.note}
          onChange={(event) => onChange({ note: event.target.value })}
          className="min-h-14 w-full resize-y rounded-md border border-line-control bg-canvas px-2.5 py-1.5 text-base hover:border-ink-quiet pointer-coarse:text-lg"
        />
        <p id={`${id}-note-hint`} className="text-ink-quiet text-xs">
          {t("noteHint")}
        </p>
      </div>
      <div className="grid grid-cols-2 items-start gap-3">
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-days`} className="font-medium text-sm">
            {t("expiry")}
          </label>
          <select
            id={`${id}-days`}
            value={options.days}
            onChange={(event) => onChange({ days: Number(event.target.value) })}
            className="tap-target h-8 w-full rounded-md border border-line-control bg-canvas px-2 text-base hover:border-ink-quiet pointer-coarse:text-lg"
          >
            {dayChoices.map((days) => (
              <option key={days} value={days}>
                {t("days", { count: days })}
              </option>
            ))}
          </select>
        </div>
        <Field
          label={t("views")}
          hint={t("viewsHint")}
          inputMode="numeric"
          autoComplete="off"
          value={options.views}
          onChange={(event) => onChange({ views: event.target.value })}
          error={
            isTried && readViews(options.views) === undefined
              ? t("viewsFault", { most: shareLimits.views })
              : undefined
          }
        />
      </div>
      <Field
        label={t("passphrase")}
        hint={t("passphraseHint")}
        autoComplete="off"
        spellCheck={false}
        maxLength={shareLimits.passphrase.most}
        value={options.passphrase}
        onChange={(event) => onChange({ passphrase: event.target.value })}
        error={
          isTried && !isPassphraseGood(options.passphrase)
            ? t("passphraseFault", { least: shareLimits.passphrase.least })
            : undefined
        }
      />
    </div>
  );
}

type RadioProps = { name: string; checked: boolean; onChoose: () => void; children: string };

function Radio({ name, checked, onChoose, children }: RadioProps) {
  return (
    <label className="flex min-h-8 items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover pointer-coarse:min-h-11">
      <input
        type="radio"
        name={name}
        className="size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}
