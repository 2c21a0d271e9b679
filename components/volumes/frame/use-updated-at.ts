import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

/** When any number of the page last came; null before the first. */
export function useUpdatedAt(): number | null {
  const cache = useQueryClient().getQueryCache();
  const read = () =>
    Math.max(
      0,
      ...cache.findAll({ queryKey: ["volumes"], type: "active" }).map(({ state }) => state.dataUpdatedAt),
    ) || null;
  return useSyncExternalStore(
    (onChange) => cache.subscribe(onChange),
    read,
    () => null,
  );
}
