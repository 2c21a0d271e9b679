import * as z from "../schema";
import { instantSchema } from "../session";

export const taskVolumeSchema = z.object({
  task: z.string(),
  /** That started in the range and were at the task at any time. */
  sessions: z.number(),
  selfService: z.number(),
  dropOff: z.number(),
  handedOver: z.number(),
  unknown: z.number(),
  /** Of the sessions that have ended. */
  medianDurationSeconds: z.nullable(z.number()),
  /** Of the task's answers in these sessions. */
  medianResponseMs: z.nullable(z.number()),
  answers: z.number(),
  /** Messages of the task in which the bot did not know what was meant, and the sessions that have them. */
  failures: z.number(),
  failedSessions: z.number(),
  /** The task that most sessions went on to directly after this one; null when none went on to any. */
  next: z.nullable(z.object({ task: z.string(), sessions: z.number() })),
});
export type TaskVolume = z.infer<typeof taskVolumeSchema>;

export const taskVolumesSchema = z.object({
  zone: z.string(),
  from: instantSchema,
  to: instantSchema,
  /** The most frequent first. */
  tasks: z.array(taskVolumeSchema),
  /** How many more tasks there are. */
  tasksLeftOut: z.number(),
});
export type TaskVolumes = z.infer<typeof taskVolumesSchema>;
