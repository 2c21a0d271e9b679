import { botChangeSchema, botRemovalSchema } from "@/lib/domain/bot-settings";
import { changeBot } from "@/lib/server/bots/change-bot";
import { removeBot } from "@/lib/server/bots/remove-bot";
import { route } from "@/lib/server/route";

export const PATCH = route(
  { access: "administrator", body: botChangeSchema },
  ({ viewer, params, body, token, signal }) =>
    changeBot(viewer, params["botId"] ?? "", body, { token, signal }),
);

export const DELETE = route(
  { access: "administrator", body: botRemovalSchema },
  ({ viewer, params, body, token }) => removeBot(viewer, params["botId"] ?? "", body, token),
);
