import { route } from "@/lib/server/route";
import { readShare } from "@/lib/server/shares/open-share";
import { shareCookieName } from "@/lib/server/shares/share-cookie";
import { printShareProblem } from "@/lib/server/shares/share-problem";

export const GET = route({ access: "anyone", printProblem: printShareProblem }, ({ readCookie }) =>
  readShare(readCookie(shareCookieName())),
);
