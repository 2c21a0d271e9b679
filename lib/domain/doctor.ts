import * as z from "./schema";
import { instantSchema } from "./session";

/** What stands between a bot's settings and its conversations, in the order in which it is looked at. */
export const doctorSteps = [
  "name",
  "connection",
  "answer",
  "clock",
  "signature",
  "bot",
  "sessions",
  "history",
  "limits",
  "sample",
] as const;
export type DoctorStep = (typeof doctorSteps)[number];

const outcomes = ["ok", "warning", "failed", "skipped"] as const;

/** Each has a sentence in the catalogue. */
const soundFindings = [
  "addressKnown",
  "addressGiven",
  "encrypted",
  "notEncrypted",
  "answered",
  "clockRight",
  "signatureTaken",
  "botKnown",
  "sessionsReadable",
  "historyReadable",
  "withinLimits",
  "sampleRead",
  "notReached",
] as const;

/** Each has a sentence in the catalogue, and one more of what to do about it. */
export const troubles = [
  "nameUnknown",
  "nameUnanswered",
  "hostInside",
  "refused",
  "noConnection",
  "connectionBroken",
  "notTls",
  "certificateUntrusted",
  "certificateOver",
  "certificateOfAnother",
  "certificateEnding",
  "noAnswer",
  "notKore",
  "koreFailing",
  "clockOff",
  "signatureRefused",
  "tokenRefused",
  "botUnknown",
  "botUnseen",
  "sessionsScopeMissing",
  "historyScopeMissing",
  "questionRefused",
  "limitedByMinute",
  "limitedByHour",
  "budgetSpent",
  "noSessions",
  "noMessages",
] as const;
const troubleSchema = z.enum(troubles);
export type Trouble = z.infer<typeof troubleSchema>;

export const doctorFindingSchema = z.object({
  step: z.enum(doctorSteps),
  outcome: z.enum(outcomes),
  finding: z.union([z.enum(soundFindings), troubleSchema]),
  /** What the sentence of the finding names. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The other side's own words, cut and stripped of secrets. */
  detail: z.nullable(z.string()),
});
export type DoctorFinding = z.infer<typeof doctorFindingSchema>;

/** One finding for every step. */
export const doctorReportSchema = z.object({
  botId: z.string(),
  examinedAt: instantSchema,
  findings: z.array(doctorFindingSchema),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;

export function isTrouble(finding: DoctorFinding["finding"]): finding is Trouble {
  return troubles.some((trouble) => trouble === finding);
}

export function isHealthy({ findings }: DoctorReport): boolean {
  return findings.every(({ outcome }) => outcome !== "failed");
}
