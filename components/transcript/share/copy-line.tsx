import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useCopy } from "@/components/ui/use-copy";

type CopyLineProps = {
  address: string;
  label: string;
  /** It came in the place of what was in use. */
  takesFocus?: boolean;
};

/** An address to take along. */
export function CopyLine({ address, label, takesFocus = false }: CopyLineProps) {
  const t = useTranslations("shares");
  const line = useRef<HTMLDivElement>(null);

  // The outside system is the page's focus: what held it is gone.
  useEffect(() => {
    if (takesFocus) line.current?.querySelector("input")?.focus();
  }, [takesFocus]);
  const { copied, copy } = useCopy();
  return (
    <div ref={line} className="flex min-w-0 gap-2">
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
