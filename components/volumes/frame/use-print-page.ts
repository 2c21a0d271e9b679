import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** Prints once everything is there, also what nobody has scrolled to. */
export function usePrintPage(): { isWholePage: boolean; print: () => void } {
  const [step, setStep] = useState<"idle" | "asking" | "waiting">("idle");
  const fetching = useIsFetching({ queryKey: ["volumes"] });

  // The outside system is the browser's print dialog.
  useEffect(() => {
    if (step === "asking") {
      // The charts ask in the turn after they have been told to.
      const timer = setTimeout(() => setStep("waiting"), 0);
      return () => clearTimeout(timer);
    }
    if (step !== "waiting" || fetching > 0) return;
    const frame = requestAnimationFrame(() => {
      window.print();
      setStep("idle");
    });
    return () => cancelAnimationFrame(frame);
  }, [step, fetching]);
  return { isWholePage: step !== "idle", print: () => setStep("asking") };
}
