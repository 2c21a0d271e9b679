import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** Shown once: the server keeps only its hash. */
export function NewAddress({ address, name }: { address: string; name: string }) {
  const t = useTranslations("members");
  const common = useTranslations("common");
  return (
    <div role="status" className="flex flex-col gap-2">
      <p>{t("addressHint", { name })}</p>
      <div className="flex items-start gap-1 rounded-md border bg-sunken p-2">
        <code className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere]">{address}</code>
        <CopyButton value={address} label={t("copyAddress")} copiedLabel={common("copied")} />
      </div>
    </div>
  );
}
