"use client";
import { useQuery } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useTimeZone, useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { facetsQuery } from "@/lib/client/sessions";
import { usersQuery } from "@/lib/client/users";
import { begunUser, type Completion, completeSearch } from "@/lib/domain/complete-search";
import { parseSearchBar, printSearchBar, type SearchMistake } from "@/lib/domain/search-bar-text";
import { defaultFilters, type SessionFilters } from "@/lib/domain/session-filters";

const SearchMistakes = dynamic(() => import("./search-mistakes").then((module) => module.SearchMistakes), {
  loading: () => null,
});
const SearchOptions = dynamic(() => import("./search-options").then((module) => module.SearchOptions), {
  loading: () => null,
});

type SearchBarProps = {
  botId: string;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
  field: RefObject<HTMLInputElement | null>;
};

/** The filters as text: what is written here and what is ticked beside the list are one state. */
export function SearchBar({ botId, filters, onChange, field }: SearchBarProps) {
  const t = useTranslations("sessions");
  const zone = useTimeZone() ?? "UTC";
  const id = useId();
  const printed = printSearchBar(filters);
  const [draft, setDraft] = useState({ printed, text: printed });
  // A filter changed elsewhere: what was written before is no longer what the list shows.
  if (draft.printed !== printed) setDraft({ printed, text: printed });
  const { text } = draft;
  const [cursor, setCursor] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const [isOpen, setIsOpen] = useState(false);
  const question = { ...filters, sort: defaultFilters.sort };
  const { data: facets } = useQuery({ ...facetsQuery(botId, question, zone), enabled: isOpen });
  const user = isOpen && cursor !== null ? begunUser(text, cursor) : null;
  const { data: matches } = useQuery({ ...usersQuery(botId, user ?? ""), enabled: user !== null });
  const { mistakes } = parseSearchBar(text, filters);
  // A word that is still being written is no mistake yet.
  const shownMistakes = mistakes.filter(({ to }) => !isOpen || to !== cursor);
  const options = isOpen && cursor !== null ? completeSearch(text, cursor, facets, matches?.users) : [];
  const nextCursor = useRef<number | null>(null);

  // The outside system is the field's own cursor, which a written value sends to the end.
  useLayoutEffect(() => {
    if (nextCursor.current === null) return;
    field.current?.setSelectionRange(nextCursor.current, nextCursor.current);
    nextCursor.current = null;
  });

  function write(next: string, at: number) {
    setDraft({ printed, text: next });
    setCursor(at);
    setActive(-1);
    setIsOpen(true);
  }

  function submit(written = text) {
    setIsOpen(false);
    const { filters: wish, mistakes } = parseSearchBar(written, filters);
    const isSame = printSearchBar(wish) === printed;
    if (mistakes.length === 0 && !isSame) onChange(wish);
    setDraft({ printed, text: mistakes.length === 0 && isSame ? printed : written });
  }

  function take({ from, to, text: value }: Completion) {
    const space = value.endsWith(":") || /^\s/.test(text.slice(to)) ? "" : " ";
    const at = from + value.length + space.length;
    nextCursor.current = at;
    field.current?.focus();
    write(text.slice(0, from) + value + space + text.slice(to), at);
  }

  function fix({ from, to }: SearchMistake, instead: string) {
    field.current?.focus();
    nextCursor.current = from + instead.length;
    submit(text.slice(0, from) + instead + text.slice(to));
  }

  function onKeyDown(event: KeyboardEvent) {
    const option = options[active];
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" && options.length > 0) setActive((active + 1) % options.length);
    else if (event.key === "ArrowUp" && options.length > 0)
      setActive(active <= 0 ? options.length - 1 : active - 1);
    else if (event.key === "Enter" && option) take(option);
    else if (event.key === "Enter") submit();
    else if (event.key === "Escape" && isOpen && options.length > 0) setIsOpen(false);
    else if (event.key === "Escape") {
      setDraft({ printed, text: printed });
      field.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search
      className="relative min-w-44 flex-1 basis-52"
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        submit();
      }}
    >
      <Search
        aria-hidden
        size={16}
        className="pointer-events-none absolute start-2 top-2 z-1 text-ink-quiet pointer-coarse:top-3.5"
      />
      <Input
        ref={field}
        role="combobox"
        aria-label={t("search")}
        aria-keyshortcuts="/"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-options`}
        aria-activedescendant={active >= 0 ? `${id}-option-${active}` : undefined}
        aria-invalid={shownMistakes.length > 0 ? true : undefined}
        aria-describedby={shownMistakes.length > 0 ? `${id}-mistakes` : undefined}
        placeholder={t("searchPlaceholder")}
        className="ps-8 pe-8"
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        value={text}
        onChange={(event) =>
          write(event.target.value, event.target.selectionStart ?? event.target.value.length)
        }
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onClick={() => setIsOpen(true)}
        onKeyDown={onKeyDown}
      />
      {text ? (
        <span className="absolute end-0.5 top-0.5">
          <IconButton
            icon={X}
            size="sm"
            label={t("searchClear")}
            onClick={() => {
              setDraft({ printed, text: "" });
              if (printed !== "") onChange(parseSearchBar("", filters).filters);
              field.current?.focus();
            }}
          />
        </span>
      ) : null}
      <div
        id={`${id}-options`}
        role="listbox"
        aria-label={t("searchOptions")}
        tabIndex={-1}
        className={classNames(
          "absolute inset-x-0 top-9 z-30 max-h-80 min-w-56 animate-appear overflow-y-auto rounded-lg bg-raised p-1 shadow-float pointer-coarse:top-12",
          options.length === 0 && "hidden",
        )}
      >
        {options.length > 0 ? (
          <SearchOptions id={id} options={options} active={active} onActive={setActive} onTake={take} />
        ) : null}
      </div>
      <div id={`${id}-mistakes`} className={classNames(shownMistakes.length > 0 && "pt-1.5")}>
        {shownMistakes.length > 0 ? (
          <SearchMistakes text={text} mistakes={shownMistakes} onFix={fix} />
        ) : null}
      </div>
    </search>
  );
}
