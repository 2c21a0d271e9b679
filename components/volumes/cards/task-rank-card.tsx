"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { taskVolumesQuery } from "@/lib/client/volumes";
import { failingTasks, slowestTasks } from "@/lib/domain/volumes/rank-tasks";
import type { TaskVolume } from "@/lib/domain/volumes/tasks";
import { ChartCard } from "../card/chart-card";
import { useCard } from "../card/use-card";
import { BarList } from "../drawing/bar-list";
import { useVolumes } from "../frame/use-volumes";
import { barsTable } from "./bars-table";

/** The tasks that make people wait, or that do not understand them. */
export function TaskRankCard({ kind }: { kind: "slowest" | "failing" }) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const frame = useVolumes();
  const card = useCard(kind, taskVolumesQuery(frame));
  const { answer } = card;
  const span = { from: Date.parse(answer?.from ?? ""), to: Date.parse(answer?.to ?? "") };
  const slow = (task: TaskVolume) => ({
    value: task.medianResponseMs ?? 0,
    text: formats.seconds(task.medianResponseMs ?? 0),
    note: t("answers", { count: task.answers }),
    label: t("sessionsLink", { count: task.sessions, name: task.task }),
    href: frame.hrefOf({ ...span, task: task.task }),
  });
  const failing = (task: TaskVolume) => ({
    value: task.failedSessions / task.sessions,
    text: formats.percent(task.failedSessions / task.sessions),
    note: t("ofSessions", { part: task.failedSessions, count: task.sessions }),
    label: t("failedLink", { name: task.task }),
    href: frame.hrefOf({ ...span, task: task.task, failures: { least: 1, most: null } }),
  });
  const ranked = kind === "slowest" ? slowestTasks(answer?.tasks ?? []) : failingTasks(answer?.tasks ?? []);
  const bars = ranked.map((task) => ({
    key: task.task,
    name: task.task,
    colour: kind === "slowest" ? "var(--accent)" : "var(--warning)",
    ...(kind === "slowest" ? slow(task) : failing(task)),
  }));
  return (
    <ChartCard
      card={card}
      title={t(`card.${kind}.title`)}
      counts={t(`card.${kind}.counts`)}
      table={answer ? barsTable(t("task"), t(`card.${kind}.unit`), bars) : null}
      isEmpty={bars.length === 0}
      room="h-[15rem]"
    >
      <BarList label={t(`card.${kind}.title`)} items={bars} />
    </ChartCard>
  );
}
