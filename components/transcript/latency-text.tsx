import { useTranslations } from "next-intl";
import type { Latency } from "@/lib/domain/message";

/** How long the answer took, and where the time went. */
export function LatencyText({ latency }: { latency: Latency }) {
  const t = useTranslations("transcript");
  const seconds = (ms: number) => ({ seconds: ms / 1000 });
  const parts = [
    latency.totalMs === null ? null : t("latencyTotal", seconds(latency.totalMs)),
    latency.speechToTextMs === null ? null : t("latencyListening", seconds(latency.speechToTextMs)),
    latency.botMs === null || latency.botMs === latency.totalMs
      ? null
      : t("latencyBot", seconds(latency.botMs)),
    latency.textToSpeechMs === null ? null : t("latencySpeaking", seconds(latency.textToSpeechMs)),
  ];
  return <span className="tabular-nums">{parts.filter((part) => part !== null).join(" · ")}</span>;
}
