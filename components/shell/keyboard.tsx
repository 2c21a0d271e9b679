"use client";
import { Command } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useKeys } from "@/components/ui/use-keys";
import type { Preferences } from "@/lib/domain/preferences";
import { useKeptWords } from "./use-kept-words";

const Palette = dynamic(() => import("./palette").then((module) => module.Palette), {
  loading: () => null,
});
const KeySheet = dynamic(() => import("./key-sheet").then((module) => module.KeySheet), {
  loading: () => null,
});

type KeyboardProps = { preferences: Preferences };

/** The keys that work on every page, and the two layers they open. */
export function Keyboard({ preferences }: KeyboardProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const words = useKeptWords();
  const [layer, setLayer] = useState<"palette" | "keys" | null>(null);
  const close = () => setLayer(null);
  useKeys({
    "?": () => setLayer("keys"),
    "g s": () => router.push(`/sessions${words}`),
    "g v": () => router.push(`/volumes${words}`),
  });
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey || event.repeat) return;
    if (!event.ctrlKey && !event.metaKey) return;
    if (layer === null && document.querySelector("dialog[open]")) return;
    event.preventDefault();
    setLayer(layer === "palette" ? null : "palette");
  });

  // The outside system is the keyboard.
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  return (
    <>
      <IconButton
        icon={Command}
        label={t("palette.open")}
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => setLayer("palette")}
      />
      {layer === "palette" ? (
        <Palette theme={preferences.theme} onClose={close} onShowKeys={() => setLayer("keys")} />
      ) : null}
      {layer === "keys" ? <KeySheet preferences={preferences} onClose={close} /> : null}
    </>
  );
}
