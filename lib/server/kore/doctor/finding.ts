import "server-only";
import type { DoctorFinding, DoctorStep, Trouble } from "@/lib/domain/doctor";

type Values = DoctorFinding["values"];

export function ok(
  step: DoctorStep,
  finding: Exclude<DoctorFinding["finding"], Trouble>,
  values: Values = {},
): DoctorFinding {
  return { step, outcome: "ok", finding, values, detail: null };
}

export function warning(step: DoctorStep, finding: Trouble, values: Values = {}): DoctorFinding {
  return { step, outcome: "warning", finding, values, detail: null };
}

export function failed(
  step: DoctorStep,
  finding: Trouble,
  values: Values = {},
  detail: string | null = null,
): DoctorFinding {
  return { step, outcome: "failed", finding, values, detail };
}

/** What an earlier failure left no ground for. */
export function skipped(step: DoctorStep): DoctorFinding {
  return { step, outcome: "skipped", finding: "notReached", values: {}, detail: null };
}
