import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { Volumes } from "@/lib/domain/volumes";
import { zoneDays } from "@/lib/domain/zone-days";
import { archive } from "./archive/database";
import { earliestStart } from "./archive/sessions";
import { countSessionsByDay } from "./archive/volumes";
import { AppError } from "./errors";
import { readQuestion } from "./sessions";

const mostDays = 3_660;

/** Sessions per channel and day by the words of the sessions page, days of the address's zone. */
export async function countVolumes(viewer: Viewer, search: URLSearchParams): Promise<Volumes> {
  const { question, zone } = await readQuestion(viewer, search);
  const now = new Date();
  const earliest = question.range.from ? null : await earliestStart(archive(), question.botId);
  const from = question.range.from ?? earliest ?? now.toISOString();
  const to = question.range.to ?? now.toISOString();
  if (Date.parse(to) - Date.parse(from) > mostDays * 86_400_000) {
    throw new AppError("bad-request", `The range must be shorter than ${mostDays} days.`);
  }
  const days = zoneDays({ from: Date.parse(from), to: Date.parse(to) }, zone);
  const range = { from, to: question.range.to };
  const counts = await countSessionsByDay(archive(), { ...question, range }, days);
  return { zone, from, to, counts: counts.map(({ count, ...of }) => ({ ...of, sessions: count })) };
}
