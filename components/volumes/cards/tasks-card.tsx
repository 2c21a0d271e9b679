"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { taskVolumesQuery } from "@/lib/client/volumes";
import type { ChartCell, ChartTable } from "@/lib/domain/chart-table";
import { outcomes } from "@/lib/domain/session";
import type { TaskVolume } from "@/lib/domain/volumes/tasks";
import { ChartCard } from "../card/chart-card";
import { useCard } from "../card/use-card";
import { useVolumes } from "../frame/use-volumes";

const countOf = {
  "self-service": (task: TaskVolume) => task.selfService,
  agent: (task: TaskVolume) => task.handedOver,
  "drop-off": (task: TaskVolume) => task.dropOff,
  unknown: (task: TaskVolume) => task.unknown,
};

/** What the bot is used for, how that ends, and where people go from there. */
export function TasksCard() {
  const t = useTranslations("volumes");
  const common = useTranslations("common");
  const formats = useFormats();
  const frame = useVolumes();
  const card = useCard("tasks", taskVolumesQuery(frame));
  const { answer } = card;
  const time = (value: number | null, ms: number): ChartCell =>
    value === null ? { text: "–", value: null } : { text: formats.duration(value * ms), value };
  const row = (task: TaskVolume) => {
    const part = { from: Date.parse(answer?.from ?? ""), to: Date.parse(answer?.to ?? ""), task: task.task };
    const number = (count: number, name: string, more: Parameters<typeof frame.hrefOf>[0]): ChartCell =>
      count === 0
        ? { text: "0", value: 0 }
        : {
            text: formats.count(count),
            value: count,
            href: frame.hrefOf(more),
            label: t("sessionsLink", { count, name }),
          };
    return {
      key: task.task,
      cells: [
        { text: task.task, value: task.task },
        number(task.sessions, task.task, part),
        ...outcomes.map((outcome) =>
          number(
            countOf[outcome](task),
            t("nameInTime", { name: task.task, time: common(`outcome.${outcome}`) }),
            { ...part, outcomes: [outcome] },
          ),
        ),
        time(task.medianDurationSeconds, 1_000),
        task.next
          ? {
              text: task.next.task,
              value: task.next.task,
              note: formats.percent(task.next.sessions / Math.max(1, task.sessions)),
            }
          : { text: "–", value: null },
      ],
    };
  };
  const table: ChartTable | null = answer
    ? {
        columns: [
          { key: "task", label: t("task"), isNumber: false },
          { key: "sessions", label: t("measure.sessions"), isNumber: true },
          ...outcomes.map((outcome) => ({
            key: outcome,
            label: common(`outcome.${outcome}`),
            isNumber: true,
          })),
          { key: "duration", label: t("medianDuration"), isNumber: true },
          { key: "next", label: t("nextTask"), isNumber: false },
        ],
        rows: answer.tasks.map(row),
      }
    : null;
  return (
    <ChartCard
      card={card}
      title={t("card.tasks.title")}
      counts={
        answer && answer.tasksLeftOut > 0
          ? t("card.tasks.leftOut", { count: answer.tasksLeftOut })
          : t("card.tasks.counts")
      }
      table={table}
      isEmpty={answer?.tasks.length === 0}
      room="h-64"
      isTable
    >
      {null}
    </ChartCard>
  );
}
