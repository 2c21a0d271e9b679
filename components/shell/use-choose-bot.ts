"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { defaultFilters, parseSessionFilters, printSessionFilters } from "@/lib/domain/session-filters";
import { sessionsSection } from "./sections";

/** Another bot has other channels, tags and users: only the stretch of time goes along. */
export function useChooseBot(): (botId: string) => void {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  return (botId) => {
    const { range, match } = parseSessionFilters(new URLSearchParams(parameters)).filters;
    const words = printSessionFilters({ ...defaultFilters, range, match });
    words.set("bot", botId);
    router.push(`${sessionsSection(pathname).path}?${words}`);
  };
}
