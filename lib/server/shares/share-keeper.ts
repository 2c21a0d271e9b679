import "server-only";
import { type Viewer, withRole } from "@/lib/domain/viewer";
import type { ShareKeeper } from "../archive/shares";

export function keeperOf(viewer: Viewer): ShareKeeper {
  const idsOf = ({ bots }: Viewer) => bots.map(({ id }) => id);
  return {
    accountId: viewer.id,
    ownBotIds: idsOf(withRole(viewer, "reviewer")),
    adminBotIds: idsOf(withRole(viewer, "admin")),
  };
}
