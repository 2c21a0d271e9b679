import { expect, it } from "vitest";
import { failingTasks, slowestTasks } from "./rank-tasks";
import type { TaskVolume } from "./tasks";

const task = (name: string, more: Partial<TaskVolume>): TaskVolume => ({
  task: name,
  sessions: 100,
  selfService: 0,
  dropOff: 0,
  handedOver: 0,
  unknown: 0,
  medianDurationSeconds: null,
  medianResponseMs: 500,
  answers: 100,
  failures: 0,
  failedSessions: 0,
  next: null,
  ...more,
});
const names = (tasks: TaskVolume[]) => tasks.map(({ task }) => task);

it("puts the longest median first and leaves out what few answers say", () => {
  const tasks = [
    task("quick", { medianResponseMs: 200 }),
    task("slow", { medianResponseMs: 4_000 }),
    task("chance", { medianResponseMs: 9_000, answers: 9 }),
    task("silent", { medianResponseMs: null }),
  ];
  expect(names(slowestTasks(tasks))).toEqual(["slow", "quick"]);
});

it("puts the largest share of failed sessions first, not the largest number", () => {
  const tasks = [
    task("large", { sessions: 1_000, failedSessions: 50 }),
    task("small", { sessions: 20, failedSessions: 5 }),
    task("few", { sessions: 9, failedSessions: 9 }),
    task("fine", {}),
  ];
  expect(names(failingTasks(tasks))).toEqual(["small", "large"]);
});
