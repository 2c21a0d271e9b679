import type { Fact } from "@/lib/domain/message-content";
import { HiddenText } from "./hidden-text";
import { useFactWords } from "./use-fact-words";

export function FactList({ facts }: { facts: Fact[] }) {
  const words = useFactWords();
  if (facts.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {facts.map(({ name, value }, index) => {
        const key = `${index} ${name}`;
        return (
          <div key={key} className="contents">
            <dt dir="auto" className="max-w-48 text-ink-quiet wrap-break-word">
              {words.name(name)}
            </dt>
            <dd dir="auto" className="whitespace-pre-wrap tabular-nums [overflow-wrap:anywhere]">
              <HiddenText text={words.value(value)} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
