"use client";
import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, use } from "react";
import { type GrantedBot, type Viewer, withRole } from "@/lib/domain/viewer";

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error("useViewer needs the dashboard's frame around it.");
  return viewer;
}

/** The bot the address names, the viewer's first when it names none, null when it is none that they may read. */
export function useAddressedBot(): GrantedBot | null {
  const { bots } = withRole(useViewer(), "viewer");
  const id = useSearchParams().get("bot");
  return (id === null ? bots[0] : bots.find((bot) => bot.id === id)) ?? null;
}

/** For what stands inside the frame, which shows no page without a bot. */
export function useBot(): GrantedBot {
  const bot = useAddressedBot();
  if (!bot) throw new Error("The frame shows no page without a bot.");
  return bot;
}
