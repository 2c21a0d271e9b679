import { factorOfferSchema, recoveryCodesSchema } from "@/lib/domain/account";
import * as z from "@/lib/domain/schema";
import { callApi } from "./api";

const path = "/api/account/codes";

/** A key for an authenticator app; it counts once a code of it was confirmed. */
export function offerFactor() {
  return callApi(`${path}/offer`, factorOfferSchema, { method: "POST" });
}

export function confirmFactor(body: { sealed: string; code: string }) {
  return callApi(path, recoveryCodesSchema, { method: "POST", body });
}

export function dropFactor(body: { password: string }) {
  return callApi(path, z.object({}), { method: "DELETE", body });
}
