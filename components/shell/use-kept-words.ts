"use client";
import { useSearchParams } from "next/navigation";
import { parseSessionFilters, printSessionFilters } from "@/lib/domain/session-filters";

/** The bot and the filters of the address, which go along from page to page; with its `?`, or empty. */
export function useKeptWords(): string {
  const parameters = new URLSearchParams(useSearchParams());
  const kept = printSessionFilters(parseSessionFilters(parameters).filters);
  const bot = parameters.get("bot");
  if (bot) kept.set("bot", bot);
  return kept.size > 0 ? `?${kept}` : "";
}
