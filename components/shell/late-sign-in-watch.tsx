"use client";
import { useEffect, useEffectEvent } from "react";
import { useLate } from "@/components/ui/use-late";

const fetchWatch = () => import("./sign-in-watch");
/** After what the page itself needs, on a slow machine too; long before a sign-in can end. */
const delayMs = 10_000;

export function LateSignInWatch() {
  const { module, load } = useLate(fetchWatch);
  const fetchIt = useEffectEvent(load);
  // The outside system is the clock.
  useEffect(() => {
    const timer = window.setTimeout(fetchIt, delayMs);
    return () => window.clearTimeout(timer);
  }, []);
  return module ? <module.SignInWatch /> : null;
}
