import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { shareLimits } from "@/lib/domain/share";
import { SharedConversation } from "./shared-conversation";
import type { useBlackWords } from "./use-black-words";
import { useWordSelection } from "./use-word-selection";

const step = 200;
const noteKeys = { done: "blackDone", none: "blackNone", full: "blackFull" } as const;

/** What the reader will see, in which words are chosen to be black. */
export function SharePreview({ black }: { black: ReturnType<typeof useBlackWords> }) {
  const t = useTranslations("shares");
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const [most, setMost] = useState(step);
  const { shown, note } = black;
  const { selected, handlers } = useWordSelection(box, black.isSaid, black.add);
  const drawn = useMemo(() => shown.slice(0, most), [shown, most]);
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-2">
      <div>
        <h3 id={id} className="font-medium text-sm">
          {t("preview")}
        </h3>
        <p id={`${id}-hint`} className="text-ink-quiet text-xs">
          {t("previewHint")} <span className="max-sm:sr-only">{t("previewKeys")}</span>
        </p>
      </div>
      <BlackWords black={black} />
      {/* Its words are chosen by the arrow keys, as in a text. */}
      <section
        ref={box}
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        tabIndex={0}
        {...handlers}
        className="min-h-48 flex-1 cursor-text overflow-y-auto overscroll-contain rounded-md border bg-canvas px-3 pb-3 [--header-height:-2.25rem] selection:bg-accent selection:text-on-accent"
      >
        <SharedConversation messages={drawn} />
        {shown.length === 0 ? <p className="pt-3 text-ink-quiet">{t("nothingYet")}</p> : null}
        {shown.length > most ? (
          <p className="pt-3 text-center">
            <Button size="sm" onClick={() => setMost(most + step)}>
              {t("previewMore", { count: Math.min(step, shown.length - most) })}
            </Button>
          </p>
        ) : null}
      </section>
      <span role="status" className="sr-only">
        {selected ? t("selected", { words: selected }) : null}
        {!selected && note ? t(noteKeys[note.kind], { words: note.words, most: shareLimits.words }) : null}
      </span>
    </div>
  );
}

function BlackWords({ black: { words, note, add, remove } }: { black: ReturnType<typeof useBlackWords> }) {
  const t = useTranslations("shares");
  const [text, setText] = useState("");
  return (
    <>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") add(text.trim());
          setText("");
        }}
      >
        <Input
          aria-label={t("blackField")}
          placeholder={t("blackField")}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={text.trim() === ""}>
          {t("black")}
        </Button>
      </form>
      {note && note.kind !== "done" ? (
        <p className="text-sm text-warning [overflow-wrap:anywhere]">
          {t(noteKeys[note.kind], { words: note.words, most: shareLimits.words })}
        </p>
      ) : null}
      {words.length > 0 ? (
        <ul aria-label={t("blackList")} className="flex max-h-20 flex-wrap gap-1 overflow-y-auto">
          {words.map((word) => (
            <li key={word} className="min-w-0 max-w-full">
              <button
                type="button"
                aria-label={t("unblack", { words: word })}
                title={t("unblack", { words: word })}
                onClick={() => remove(word)}
                className="tap-target inline-flex h-6 max-w-full items-center gap-1 rounded-sm bg-ink px-1.5 text-canvas text-xs hover:opacity-85"
              >
                <bdi className="truncate">{word}</bdi>
                <X aria-hidden size={12} className="shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
