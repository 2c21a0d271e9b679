import type { Role, Viewer } from "./viewer";

const anybody = "4f0d3a7e-52c1-4d6f-9b1e-0a7c6d2e8f41";

/** Somebody with this role on these bots. */
export function testViewer(role: Role, botIds: readonly string[] = ["st-1"], id = anybody): Viewer {
  const bots = botIds.map((botId) => ({ id: botId, name: "Bot", isSandbox: false, role }));
  return { id, name: "Ada", everywhere: null, isDemo: false, bots };
}
