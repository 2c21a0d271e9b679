import { useTimeZone } from "next-intl";
import { useMemo } from "react";
import { type ResolvedRange, resolveRange, type TimeRange } from "@/lib/domain/time-range";
import { useMinute } from "./use-minute";

/** The range as instants; a rolling preset moves on by whole minutes. */
export function useResolvedRange(range: TimeRange): ResolvedRange {
  const zone = useTimeZone() ?? "UTC";
  const { from, to } = resolveRange(range, useMinute(), zone);
  return useMemo(() => ({ from, to }), [from, to]);
}
