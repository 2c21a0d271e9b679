import { useStored } from "@/lib/client/use-stored";
import { parseTranscriptView, type TranscriptView } from "@/lib/domain/transcript-view";

/** How this browser's reader likes to read, and the way to change part of it. */
export function useTranscriptView(): [TranscriptView, (changes: Partial<TranscriptView>) => void] {
  const [view, save] = useStored("transcript-view", parseTranscriptView);
  return [view, (changes) => save({ ...view, ...changes })];
}
