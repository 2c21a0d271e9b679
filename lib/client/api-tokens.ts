import { queryOptions } from "@tanstack/react-query";
import { apiTokensSchema, madeTokenSchema, type TokenForm } from "@/lib/domain/api-token";
import * as z from "@/lib/domain/schema";
import { callApi } from "./api";

const path = "/api/account/tokens";

export function tokensQuery() {
  return queryOptions({
    queryKey: ["tokens"],
    queryFn: ({ signal }) => callApi(path, apiTokensSchema, { signal }),
  });
}

export function makeToken(body: TokenForm) {
  return callApi(path, madeTokenSchema, { method: "POST", body });
}

export function revokeToken(id: string) {
  return callApi(`${path}/${encodeURIComponent(id)}`, z.object({}), { method: "DELETE" });
}
