import { redeemFormSchema } from "@/lib/domain/share";
import { route } from "@/lib/server/route";
import { redeemShare } from "@/lib/server/shares/open-share";
import { shareCookie, shareCookieName } from "@/lib/server/shares/share-cookie";
import { printShareProblem } from "@/lib/server/shares/share-problem";

/** The token comes in the body, which no log and no other address holds. */
export const POST = route(
  { access: "anyone", body: redeemFormSchema, printProblem: printShareProblem },
  async ({ body, readCookie }) => {
    const visit = await redeemShare(body, readCookie(shareCookieName()));
    return Response.json({}, { headers: visit === null ? {} : { "set-cookie": shareCookie(visit) } });
  },
);
