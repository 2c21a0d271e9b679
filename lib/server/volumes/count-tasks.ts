import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { TaskVolumes } from "@/lib/domain/volumes/tasks";
import { archive } from "../archive/database";
import { countTasks as countRows } from "../archive/volumes/count-tasks";
import { readStretch } from "./read-stretch";

const mostTasks = 50;

/** What the bot was at in the sessions that started in the range, most sessions first. */
export async function countTasks(viewer: Viewer, search: URLSearchParams): Promise<TaskVolumes> {
  const { zone, current } = await readStretch(viewer, search);
  const { tasks, total } = await countRows(archive(), current.question, mostTasks);
  return { zone, from: current.from, to: current.to, tasks, tasksLeftOut: total - tasks.length };
}
