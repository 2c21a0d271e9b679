"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";

type KeyButtonProps = {
  name: string;
  /** What the key does, in words. */
  action: string;
  onKey: (key: string) => void;
};

/** A key that can be changed: pressed, it waits for the next one. Escape and Tab leave it as it was. */
export function KeyButton({ name, action, onKey }: KeyButtonProps) {
  const t = useTranslations("shell");
  const [isWaiting, setIsWaiting] = useState(false);
  return (
    <button
      type="button"
      aria-label={t("keys.change", { action, key: name })}
      title={t("keys.change", { action, key: name })}
      aria-pressed={isWaiting}
      onClick={() => setIsWaiting(true)}
      onBlur={() => setIsWaiting(false)}
      onKeyDown={(event) => {
        if (!isWaiting || event.key === "Tab" || event.key === "Shift") return;
        event.preventDefault();
        event.stopPropagation();
        setIsWaiting(false);
        if (event.key !== "Escape") onKey(event.key);
      }}
      className={classNames(
        "tap-target rounded-sm border px-1.5 font-mono text-xs leading-5 hover:border-line-firm",
        isWaiting ? "border-accent bg-accent-subtle" : "bg-sunken",
      )}
    >
      {isWaiting ? t("keys.press") : name}
    </button>
  );
}
