import { useTranslations } from "next-intl";
import { useState } from "react";

const mostItems = 200;

/** JSON as a tree of which only what is open is drawn, so that no depth or length is too much. */
export function JsonTree({ value, isOpen = true }: { value: unknown; isOpen?: boolean }) {
  const entries = entriesOf(value);
  return (
    <ul dir="ltr" className="min-w-0 font-mono text-xs leading-5">
      {entries === null ? <Leaf value={value} /> : <Entries entries={entries} isOpen={isOpen} />}
    </ul>
  );
}

type Entry = [string, unknown];

function Entries({ entries, isOpen }: { entries: Entry[]; isOpen: boolean }) {
  const t = useTranslations("transcript");
  return (
    <>
      {entries.slice(0, mostItems).map(([name, value]) => (
        <Node key={name} name={name} value={value} opensAtOnce={isOpen} />
      ))}
      {entries.length > mostItems ? (
        <li className="text-ink-quiet">{t("jsonMore", { count: entries.length - mostItems })}</li>
      ) : null}
    </>
  );
}

function Node({ name, value, opensAtOnce }: { name: string; value: unknown; opensAtOnce: boolean }) {
  const entries = entriesOf(value);
  const [isOpen, setIsOpen] = useState(opensAtOnce && (entries?.length ?? 0) <= 8);
  if (entries === null) {
    return (
      <li className="[overflow-wrap:anywhere]">
        <span className="text-accent-ink">{name}</span>: <Leaf value={value} />
      </li>
    );
  }
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="cursor-pointer rounded-sm hover:bg-hover">
          <span className="text-accent-ink">{name}</span>{" "}
          <span className="text-ink-quiet">
            {Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}
          </span>
        </summary>
        {isOpen ? (
          <ul className="ms-1.5 border-s ps-2.5">
            <Entries entries={entries} isOpen={false} />
          </ul>
        ) : null}
      </details>
    </li>
  );
}

function Leaf({ value }: { value: unknown }) {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return (
    <span className="whitespace-pre-wrap">{text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text}</span>
  );
}

function entriesOf(value: unknown): Entry[] | null {
  return typeof value === "object" && value !== null ? Object.entries(value) : null;
}
