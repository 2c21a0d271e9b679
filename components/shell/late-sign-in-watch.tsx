"use client";
import { type ComponentType, useEffect, useState } from "react";

/** After what the page itself needs, on a slow machine too; long before a sign-in can end. */
const delayMs = 10_000;

export function LateSignInWatch() {
  const [Watch, setWatch] = useState<ComponentType | null>(null);
  // The outside system is the clock.
  useEffect(() => {
    const fetchWatch = () =>
      void import("./sign-in-watch").then(({ SignInWatch }) => setWatch(() => SignInWatch));
    const timer = window.setTimeout(fetchWatch, delayMs);
    return () => window.clearTimeout(timer);
  }, []);
  return Watch ? <Watch /> : null;
}
