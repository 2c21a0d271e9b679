"use client";
import { Check, Copy } from "lucide-react";
import { IconButton } from "./icon-button";
import { useCopy } from "./use-copy";

type CopyButtonProps = { value: string; label: string; copiedLabel: string };

export function CopyButton({ value, label, copiedLabel }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  const isCopied = copied !== null;
  return (
    <>
      <IconButton icon={isCopied ? Check : Copy} label={label} size="sm" onClick={() => copy(value)} />
      <span role="status" className="sr-only">
        {isCopied ? copiedLabel : ""}
      </span>
    </>
  );
}
