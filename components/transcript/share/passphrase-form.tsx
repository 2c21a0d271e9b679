import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

type PassphraseFormProps = {
  /** Why it is asked: nothing was tried yet, it was wrong, or there are too many who ask. */
  fault: "unauthenticated" | "forbidden" | "too-many";
  isBusy: boolean;
  onSubmit: (passphrase: string) => void;
};

export function PassphraseForm({ fault, isBusy, onSubmit }: PassphraseFormProps) {
  const t = useTranslations("shares");
  const words = { unauthenticated: "", forbidden: t("wrongPassphrase"), "too-many": t("tooMany") }[fault];
  return (
    <form
      method="post"
      className="mx-auto mt-[12vh] flex w-full max-w-sm flex-col gap-4 rounded-lg border bg-raised p-6"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(String(new FormData(event.currentTarget).get("passphrase")));
      }}
    >
      <h1 className="font-semibold text-xl">{t("lockedTitle")}</h1>
      <p className="text-ink-quiet">{t("lockedText")}</p>
      <Field
        label={t("passphrase")}
        name="passphrase"
        type="password"
        autoComplete="off"
        required
        error={words || undefined}
      />
      <Button type="submit" variant="primary" disabled={isBusy}>
        {t("open")}
      </Button>
      <span role="alert" className="sr-only">
        {words}
      </span>
    </form>
  );
}
