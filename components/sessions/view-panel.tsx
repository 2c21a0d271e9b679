"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { House, Pencil, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { classNames } from "@/components/ui/class-names";
import { FaultText } from "@/components/ui/fault-text";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { markView, viewsQuery } from "@/lib/client/views";
import { prebuiltViews, type SavedView, type ViewMark } from "@/lib/domain/views";
import { type AppliedView, readView } from "./read-view";
import { ViewEdit } from "./view-edit";
import { ViewForm } from "./view-form";

export type ViewPanelProps = {
  botId: string;
  /** The list as it stands, to be kept. */
  words: string;
  columns: string[];
  onApply: (view: AppliedView) => void;
};

type Entry = {
  id: string;
  name: string;
  description: string;
  words: string;
  columns: string[];
  /** To be changed by whoever looks at it. */
  own: SavedView | null;
};

const focus = (element: HTMLElement | null) => element?.focus();

/** The lists that have a name: starred ones first, then the team's and one's own, then what came with the product. */
export function ViewPanel({ botId, words, columns, onApply }: ViewPanelProps) {
  const t = useTranslations("sessions");
  const queries = useQueryClient();
  const query = viewsQuery(botId);
  const { data, error, refetch } = useQuery(query);
  const refresh = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const mark = useMutation({
    mutationFn: ({ id, ...rest }: ViewMark & { id: string }) => markView(id, rest),
    onSettled: refresh,
  });
  const [edited, setEdited] = useState<SavedView | null>(null);
  /** Where the focus comes back to. */
  const [left, setLeft] = useState<string | null>(null);

  if (!data) {
    if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
    return <Skeleton className="h-40" />;
  }
  const prebuilt = prebuiltViews.map(
    (view): Entry => ({
      ...view,
      name: t(`views.prebuilt.${view.id}.name`),
      description: t(`views.prebuilt.${view.id}.description`),
      columns: [],
      own: null,
    }),
  );
  const saved = data.views.map(
    (view): Entry => ({
      ...view,
      description: [view.description, view.isShared ? t("views.sharedBy", { name: view.owner }) : ""]
        .filter(Boolean)
        .join(" · "),
      own: view.isOwn ? view : null,
    }),
  );
  if (edited) {
    return (
      <ViewEdit
        botId={botId}
        view={edited}
        words={words}
        columns={columns}
        onDone={() => {
          setLeft(edited.id);
          setEdited(null);
          void refresh();
        }}
      />
    );
  }
  const isStarred = ({ id }: Entry) => data.starred.includes(id);
  const entries = [...saved, ...prebuilt].sort((a, b) => Number(isStarred(b)) - Number(isStarred(a)));
  return (
    <div className="flex flex-col gap-2">
      <ul
        ref={entries.some(({ own }) => own && own.id === left) || left === null ? undefined : focus}
        tabIndex={-1}
        aria-label={t("views.title")}
        className="flex flex-col"
      >
        {entries.map((entry) => {
          const view = readView(entry.words, entry.columns);
          const isDefault = data.defaultId === entry.id;
          const current = { id: entry.id, botId, isStarred: isStarred(entry), isDefault };
          return (
            <li key={entry.id} className="flex items-center gap-0.5">
              <button
                type="button"
                onClick={() => onApply(view)}
                className="min-w-0 flex-1 rounded-md px-2 py-1 text-start hover:bg-hover"
              >
                <span className="block [overflow-wrap:anywhere]">{entry.name}</span>
                <span className="block text-ink-quiet text-xs">{entry.description}</span>
                {view.lost.length > 0 ? (
                  <span className="block text-warning text-xs">
                    {t("views.lost", { words: view.lost.join(", ") })}
                  </span>
                ) : null}
              </button>
              {entry.own ? (
                <IconButton
                  ref={entry.id === left ? focus : undefined}
                  icon={Pencil}
                  size="sm"
                  label={t("views.edit", { name: entry.name })}
                  onClick={() => setEdited(entry.own)}
                />
              ) : null}
              <IconButton
                icon={Star}
                size="sm"
                label={t("views.star", { name: entry.name })}
                aria-pressed={current.isStarred}
                className={classNames(current.isStarred && "text-warning [&_svg]:fill-current")}
                onClick={() => mark.mutate({ ...current, isStarred: !current.isStarred })}
              />
              <IconButton
                icon={House}
                size="sm"
                label={t("views.default", { name: entry.name })}
                aria-pressed={isDefault}
                className={classNames(isDefault && "text-accent-ink")}
                onClick={() => mark.mutate({ ...current, isDefault: !isDefault })}
              />
            </li>
          );
        })}
      </ul>
      {mark.isError ? <FaultText className="px-2">{t("views.failed")}</FaultText> : null}
      <ViewForm botId={botId} words={words} columns={columns} onSaved={() => void refresh()} />
    </div>
  );
}
