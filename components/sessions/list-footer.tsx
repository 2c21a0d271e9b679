"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ProgressLine } from "@/components/ui/progress-line";

type ListFooterProps = {
  state: "more" | "loading" | "failed" | "end";
  count: number;
  /** The end of the loaded rows is near the window. */
  onNear: () => void;
  onRetry: () => void;
};

/** About twenty rows ahead of the reader. */
const ahead = "0px 0px 800px 0px";

export function ListFooter({ state, count, onNear, onRetry }: ListFooterProps) {
  const t = useTranslations("sessions");
  const common = useTranslations("common");
  const footer = useRef<HTMLDivElement>(null);
  const near = useRef(onNear);

  // The outside system is the window's scroll position, seen through an observer.
  useEffect(() => {
    near.current = onNear;
  });
  useEffect(() => {
    if (state !== "more" || !footer.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) near.current();
      },
      { rootMargin: ahead },
    );
    observer.observe(footer.current);
    return () => observer.disconnect();
  }, [state]);

  return (
    <div ref={footer} className="flex min-h-14 items-center justify-center gap-3 px-4 text-ink-quiet text-sm">
      {state === "loading" ? <ProgressLine label={t("loadingMore")} className="max-w-40" /> : null}
      {state === "end" ? t("count", { count }) : null}
      <div role="alert" className="contents">
        {state === "failed" ? (
          <>
            <span className="text-danger">{t("moreFailed")}</span>
            <Button size="sm" onClick={onRetry}>
              {common("retry")}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
