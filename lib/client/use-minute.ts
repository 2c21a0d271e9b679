import { useNow } from "next-intl";

/** The time in epoch ms, moving on each half minute: what "5 min ago" is reckoned from. */
export function useMinute(): number {
  return useNow({ updateInterval: 30_000 }).getTime();
}
