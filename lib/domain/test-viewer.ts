import type { Role, Viewer } from "./viewer";

/** Somebody with this role on these bots. */
export function testViewer(role: Role, botIds: readonly string[] = ["st-1"], id = "v-1"): Viewer {
  const bots = botIds.map((botId) => ({ id: botId, name: "Bot", isSandbox: false, role }));
  return { id, name: "Ada", everywhere: null, isDemo: false, bots };
}
