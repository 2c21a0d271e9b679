import type { Viewer } from "@/lib/domain/viewer";
import { countHeadlines } from "@/lib/server/volumes/count-headlines";
import { countHours } from "@/lib/server/volumes/count-hours";
import { countLengths } from "@/lib/server/volumes/count-lengths";
import { countSeries } from "@/lib/server/volumes/count-series";
import { countTasks } from "@/lib/server/volumes/count-tasks";
import { countUsers } from "@/lib/server/volumes/count-users";
import { readSignals } from "@/lib/server/volumes/read-signals";
import type { Ask, Question } from "./questions";

type Range = { from: string; to: string };

/** The parts of the page of volumes, over a year and a month, in zones whose days begin at different times. */
export function volumeQuestions(ask: Ask, viewer: Viewer, year: Range, months: Range[]): Question[] {
  const series = ask("/api/volumes", (search) => countSeries(viewer, search));
  const headline = ask("/api/volumes/headline", (search) => countHeadlines(viewer, search));
  const hours = ask("/api/volumes/hours", (search) => countHours(viewer, search));
  const lengths = ask("/api/volumes/lengths", (search) => countLengths(viewer, search));
  const tasks = ask("/api/volumes/tasks", (search) => countTasks(viewer, search));
  const users = ask("/api/volumes/users", (search) => countUsers(viewer, search));
  const signals = ask("/api/volumes/signals", (search) => readSignals(viewer, search));
  const years = ["UTC", "Europe/Berlin", "Asia/Tokyo"].map((zone) => ({ ...year, zone }));
  const inMonths = months.map((month) => ({ ...month, zone: "Europe/Berlin" }));
  const counted = { targetMs: 60, growth: 1.5 };
  // Every session is looked at.
  const measured = { targetMs: 500, growth: 10 };
  return [
    { name: "volumes of a year", ...counted, variants: years.map(series) },
    {
      name: "volumes of a year, by day, with the year before",
      ...counted,
      variants: years.map((words) => series({ ...words, bucket: "day", compare: "1" })),
    },
    {
      name: "messages of a year",
      ...counted,
      variants: years.map((words) => series({ ...words, measure: "messages" })),
    },
    {
      name: "outcomes of a year",
      ...counted,
      variants: years.map((words) => series({ ...words, by: "outcome" })),
    },
    {
      name: "languages of a year",
      ...measured,
      variants: years.map((words) => series({ ...words, by: "language" })),
    },
    {
      name: "volumes of a year, one language",
      ...measured,
      variants: years.map((words) => series({ ...words, lang: "ja" })),
    },
    { name: "hours of a year", ...counted, variants: years.map(hours) },
    { name: "signals", ...counted, variants: years.map(signals) },
    { name: "headline of a year", ...measured, variants: years.map(headline) },
    { name: "headline of a month", ...measured, variants: inMonths.map(headline) },
    { name: "lengths of a year", ...measured, variants: years.map(lengths) },
    { name: "tasks of a year", ...measured, variants: years.map(tasks) },
    { name: "tasks of a month", ...measured, variants: inMonths.map(tasks) },
    { name: "users of a year", ...measured, variants: years.map(users) },
  ];
}
