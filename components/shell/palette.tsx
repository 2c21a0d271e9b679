"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import type { Theme } from "@/lib/domain/preferences";
import { type Command, useCommands } from "./use-commands";

type PaletteProps = { theme: Theme; onClose: () => void; onShowKeys: () => void };

/** One field that reaches everything; the arrows choose, Enter does it. */
export function Palette({ theme, onClose, onShowKeys }: PaletteProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const listId = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const commands = useCommands(query, { theme }, onShowKeys);
  const optionId = (index: number) => `${listId}-${index}`;

  function run(command: Command) {
    onClose();
    command.run();
  }

  function move(to: number) {
    setActive(to);
    document.getElementById(optionId(to))?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = commands.length - 1;
    const command = commands[active];
    if (event.key === "ArrowDown") move(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp") move(active <= 0 ? Math.max(last, 0) : active - 1);
    else if (event.key === "Enter" && command && !event.nativeEvent.isComposing) run(command);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog shape="palette" open onClose={onClose} title={t("palette.title")} closeLabel={common("close")}>
      <input
        role="combobox"
        aria-label={t("palette.title")}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={commands[active] ? optionId(active) : undefined}
        placeholder={t("palette.placeholder")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="h-12 w-full shrink-0 border-b bg-transparent px-4 text-lg outline-none"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t("palette.title")}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto p-1"
      >
        {commands.map((command, index) => (
          <button
            type="button"
            key={command.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onClick={() => run(command)}
            onPointerMove={() => setActive(index)}
            className={classNames(
              "flex min-h-9 w-full items-center gap-3 rounded-md px-3 text-start pointer-coarse:min-h-11",
              index === active && "bg-hover",
            )}
          >
            <span className="w-24 shrink-0 text-ink-quiet text-xs leading-4">
              {command.group === commands[index - 1]?.group ? (
                <span className="sr-only">{t(`palette.${command.group}`)}</span>
              ) : (
                t(`palette.${command.group}`)
              )}
            </span>
            <span className="wrap-anywhere min-w-0 flex-1 py-1">{command.label}</span>
            {command.hint ? (
              <span className="shrink-0 text-ink-quiet text-xs tabular-nums">{command.hint}</span>
            ) : null}
          </button>
        ))}
      </div>
      {commands.length === 0 ? (
        <p role="status" className="px-4 pb-4 text-ink-quiet text-sm">
          {t("palette.none")}
        </p>
      ) : null}
    </Dialog>
  );
}
