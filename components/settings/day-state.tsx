import {
  Check,
  CircleDashed,
  CircleSlash,
  CloudDownload,
  Contrast,
  type LucideIcon,
  TriangleAlert,
  X,
} from "lucide-react";
import type { DayState } from "@/lib/domain/coverage-days";

/** Shape and colour of a day's state; the words are in the catalogue. */
export const dayLooks: Record<DayState, { icon: LucideIcon | null; classes: string }> = {
  complete: { icon: Check, classes: "border-success-line bg-success-subtle text-success" },
  doubtful: { icon: TriangleAlert, classes: "border-warning-line bg-warning-subtle text-warning" },
  partial: { icon: Contrast, classes: "border-warning-line bg-warning-subtle text-warning" },
  loading: { icon: CloudDownload, classes: "border-info-line bg-info-subtle text-info" },
  failed: { icon: X, classes: "border-danger-line bg-danger-subtle text-danger" },
  missing: { icon: CircleDashed, classes: "border-line-firm border-dashed text-ink-quiet" },
  dropped: { icon: CircleSlash, classes: "border-transparent bg-sunken text-ink-quiet" },
  expired: { icon: CircleSlash, classes: "border-transparent bg-sunken text-ink-quiet" },
  future: { icon: null, classes: "border-transparent text-ink-quiet" },
};
