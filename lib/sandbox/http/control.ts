import type { IncomingMessage } from "node:http";
import { faultKinds } from "../faults/fault-kinds";
import { parseFaultRules } from "../faults/fault-rule";
import type { Faults } from "../faults/faults";
import { badRequest, KoreError } from "./kore-error";
import { readJson } from "./read-body";
import { jsonReply, type Reply } from "./reply";
import type { RequestLog } from "./request-log";

interface Controlled {
  faults: Faults;
  log: RequestLog;
}

/**
 * Steers a running sandbox: `GET|PUT|DELETE /sandbox/faults`, `GET /sandbox/fault-kinds`, `GET /sandbox/requests`.
 * PUT takes a JSON list of fault rules, which replaces the ones in force.
 */
export async function control(
  request: IncomingMessage,
  path: string,
  { faults, log }: Controlled,
): Promise<Reply> {
  try {
    switch (`${request.method} ${path}`) {
      case "GET /sandbox/faults":
        return jsonReply(200, faults.rules);
      case "PUT /sandbox/faults":
        faults.replace(readRules(await readJson(request)));
        return jsonReply(200, faults.rules);
      case "DELETE /sandbox/faults":
        faults.replace([]);
        return jsonReply(200, []);
      case "GET /sandbox/fault-kinds":
        return jsonReply(
          200,
          Object.entries(faultKinds).map(([kind, { about }]) => ({ kind, about })),
        );
      case "GET /sandbox/requests":
        return jsonReply(200, log.entries);
    }
    throw new KoreError(404, "Not Found", 404);
  } catch (error) {
    if (error instanceof KoreError) return jsonReply(error.status, error.body);
    throw error;
  }
}

function readRules(value: unknown) {
  try {
    return parseFaultRules(value);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error));
  }
}
