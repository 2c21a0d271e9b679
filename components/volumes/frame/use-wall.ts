import { useEffect, useEffectEvent } from "react";
import { useKeys } from "@/components/ui/use-keys";

/** The page without its frame, larger, on all of the screen where the browser lets it; Escape leaves. */
export function useWall(isOn: boolean, onSwitch: (isOn: boolean) => void) {
  const leave = () => onSwitch(false);
  const onLeft = useEffectEvent(leave);
  useKeys(isOn ? { Escape: leave } : {});

  // The outside system is the document: what is around the page hides by its word.
  useEffect(() => {
    if (!isOn) return;
    const root = document.documentElement;
    root.dataset["wall"] = "on";
    const onFullscreen = () => {
      if (!document.fullscreenElement) onLeft();
    };
    document.addEventListener("fullscreenchange", onFullscreen);
    return () => {
      document.removeEventListener("fullscreenchange", onFullscreen);
      delete root.dataset["wall"];
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, [isOn]);

  return {
    enter: () => {
      onSwitch(true);
      // Refused without a click of its own, or where there is no such thing: then it fills the window.
      void document.documentElement.requestFullscreen?.().catch(() => undefined);
    },
    leave,
  };
}
