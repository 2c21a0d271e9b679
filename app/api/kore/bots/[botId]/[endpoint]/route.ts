import { jsonSchema } from "@/lib/domain/json";
import { printKoreProblem, proxyKore } from "@/lib/server/proxy";
import { route } from "@/lib/server/route";

const access = "reviewer";
const scope = "proxy";
const printProblem = printKoreProblem;
const waitsForOthers = true;

export const GET = route(
  { access, scope, printProblem, waitsForOthers },
  ({ viewer, params, search, signal }) => {
    const call = { method: "GET", endpoint: params["endpoint"] ?? "", search, body: undefined } as const;
    return proxyKore(viewer, params["botId"] ?? "", call, signal);
  },
);

export const POST = route(
  { access, scope, printProblem, waitsForOthers, body: jsonSchema },
  ({ viewer, params, search, body, signal }) => {
    const call = { method: "POST", endpoint: params["endpoint"] ?? "", search, body } as const;
    return proxyKore(viewer, params["botId"] ?? "", call, signal);
  },
);
