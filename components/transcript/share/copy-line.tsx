import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useCopy } from "@/components/ui/use-copy";

/** An address to take along. */
export function CopyLine({ address, label }: { address: string; label: string }) {
  const t = useTranslations("shares");
  const { copied, copy } = useCopy();
  return (
    <div className="flex min-w-0 gap-2">
      <Input
        readOnly
        dir="ltr"
        aria-label={label}
        value={address}
        onFocus={(event) => event.target.select()}
        className="font-mono text-sm"
      />
      <Button variant="primary" onClick={() => copy(address)}>
        {copied === null ? <Copy aria-hidden size={14} /> : <Check aria-hidden size={14} />}
        {t(copied === null ? "copyAddress" : "copied")}
      </Button>
      <span role="status" className="sr-only">
        {copied === null ? "" : t("copied")}
      </span>
    </div>
  );
}
