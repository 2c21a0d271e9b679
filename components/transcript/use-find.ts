import { useMemo, useState } from "react";
import { useKeys } from "@/components/ui/use-keys";
import { findMessages } from "@/lib/domain/find-messages";
import type { Message } from "@/lib/domain/message";

/** The search within: its words, its hits in reading order, and the one that is shown. */
export function useFind(messages: Message[]) {
  const [query, setQuery] = useState<string | null>(null);
  const [current, setCurrent] = useState(-1);
  // A step onto the same hit scrolls back to it.
  const [steps, setSteps] = useState(0);
  const hits = useMemo(() => findMessages(messages, query ?? ""), [messages, query]);
  const hitIds = useMemo(() => new Set(hits), [hits]);
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return;
    const start = current < 0 && by < 0 ? 0 : current;
    setCurrent((start + by + hits.length) % hits.length);
    setSteps(steps + 1);
  };
  const close = () => {
    setQuery(null);
    setCurrent(-1);
  };
  const open = () => setQuery(query ?? "");
  const forward = () => (query === null ? false : step(1));
  const back = () => (query === null ? false : step(-1));
  const leave = () => (query === null ? false : close());
  useKeys({ "/": open, n: forward, N: back, Escape: leave });
  const id = hits[current];
  return {
    query,
    open,
    close,
    setQuery: (words: string) => {
      setQuery(words);
      setCurrent(-1);
    },
    step,
    current,
    count: hits.length,
    hitIds,
    target: useMemo(() => (id === undefined ? null : { id, steps }), [id, steps]),
  };
}
