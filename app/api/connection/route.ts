import { connectionFormSchema } from "@/lib/domain/bot-settings";
import { tryConnection } from "@/lib/server/bots/try-connection";
import { route } from "@/lib/server/route";

export const POST = route({ access: "administrator", body: connectionFormSchema }, ({ body, signal }) =>
  tryConnection(body, signal),
);
