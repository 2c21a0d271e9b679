"use client";
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { type VolumesQuestion, volumesOptions } from "@/lib/client/volumes";
import { useVolumes } from "../frame/use-volumes";
import { useNear } from "./use-near";

export type CardId =
  | "headline"
  | "main"
  | "outcomes"
  | "users"
  | "hours"
  | "languages"
  | "durations"
  | "lengths"
  | "tasks"
  | "slowest"
  | "failing"
  | "tags"
  | "channels";

export type Card<Answer> = {
  id: CardId;
  place: RefObject<HTMLElement | null>;
  answer: Answer | undefined;
  /** The answer to an earlier question, until this one's is there. */
  isStale: boolean;
  error: Error | null;
  updatedAt: number;
  retry: () => void;
};

/** Asks for a chart's numbers once it is near to be seen, and again for as long as it is. */
export function useCard<Answer>(
  id: CardId,
  question: VolumesQuestion<Answer>,
  isAskable = true,
): Card<Answer> {
  const { pollMs, isWholePage } = useVolumes();
  const { place, isNear, wasNear } = useNear<HTMLElement>();
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useQuery({
    ...volumesOptions(question),
    enabled: isAskable && (wasNear || isWholePage),
    // What has left the sight is brought up to date when it comes back, and not before.
    subscribed: isNear || isWholePage || !wasNear,
    refetchInterval: isNear ? pollMs : false,
  });
  return {
    id,
    place,
    answer: data,
    isStale: isPlaceholderData,
    error,
    updatedAt: dataUpdatedAt,
    retry: () => void refetch(),
  };
}
