"use client";
import { Command } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useKeys } from "@/components/ui/use-keys";
import { useLate } from "@/components/ui/use-late";
import type { Preferences } from "@/lib/domain/preferences";
import { useKeptWords } from "./use-kept-words";

const fetchPalette = () => import("./palette");
/** After what the page itself needs, and before anybody opens it: what is typed at once must not go to the page. */
const paletteDelayMs = 2_000;
const KeySheet = dynamic(() => import("./key-sheet").then((module) => module.KeySheet), {
  loading: () => null,
});

type KeyboardProps = { preferences: Preferences };

/** The keys that work on every page, and the two layers they open. */
export function Keyboard({ preferences }: KeyboardProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const words = useKeptWords();
  const palette = useLate(fetchPalette);
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
    palette.load();
    setLayer(layer === "palette" ? null : "palette");
  });
  const fetchEarly = useEffectEvent(palette.load);

  // The outside system is the network.
  useEffect(() => {
    const timer = setTimeout(() => fetchEarly(), paletteDelayMs);
    return () => clearTimeout(timer);
  }, []);

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
        onClick={() => {
          palette.load();
          setLayer("palette");
        }}
      />
      {layer === "palette" && palette.module ? (
        <palette.module.Palette
          theme={preferences.theme}
          onClose={close}
          onShowKeys={() => setLayer("keys")}
        />
      ) : null}
      {layer === "keys" ? <KeySheet preferences={preferences} onClose={close} /> : null}
    </>
  );
}
