import { route } from "@/lib/server/route";
import { offerFactor } from "@/lib/server/second-factor";

export const POST = route({ access: "signed-in" }, ({ viewer }) => offerFactor(viewer));
