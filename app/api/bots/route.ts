import { botFormSchema } from "@/lib/domain/bot-settings";
import { connectBot } from "@/lib/server/bots/connect-bot";
import { route } from "@/lib/server/route";

export const POST = route({ access: "administrator", body: botFormSchema }, ({ viewer, body, token }) =>
  connectBot(viewer, body, token),
);
