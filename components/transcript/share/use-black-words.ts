import { useMemo, useState } from "react";
import { blackOut, findWords } from "@/lib/domain/black-out";
import { type SharedMessage, shareLimits } from "@/lib/domain/share";

export type BlackNote = { kind: "done" | "none" | "full"; words: string } | null;

const nothing: SharedMessage[] = [];

/** The words that are black, the messages with them, and what became of the last that were chosen. */
export function useBlackWords(messages: SharedMessage[] = nothing) {
  const [words, setWords] = useState<string[]>([]);
  const [note, setNote] = useState<BlackNote>(null);
  const shown = useMemo(() => blackOut(messages, words), [messages, words]);

  const isSaid = (one: string) => findWords(shown, one) !== null;
  /** As they stand together; where they do so nowhere, as in a card, piece by piece. */
  const add = (together: string, pieces: string[] = []) => {
    const found = isSaid(together) ? [together] : pieces.filter(isSaid);
    const isFull = words.length + found.length > shareLimits.words;
    if (!isFull) setWords([...words, ...found.map((one) => one.slice(0, shareLimits.wordLength))]);
    setNote({ kind: isFull ? "full" : found.length > 0 ? "done" : "none", words: together });
  };
  const remove = (gone: string) => {
    setWords(words.filter((one) => one !== gone));
    setNote(null);
  };
  return { words, shown, note, isSaid, add, remove };
}
