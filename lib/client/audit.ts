import { infiniteQueryOptions } from "@tanstack/react-query";
import { type AuditFilters, auditPageSchema } from "@/lib/domain/audit";
import { callApi } from "./api";

export function auditQuery(filters: AuditFilters, zone: string) {
  return infiniteQueryOptions({
    queryKey: ["audit", filters, zone],
    queryFn: ({ pageParam, signal }) => {
      const search = auditParameters(filters, zone);
      if (pageParam !== null) search.set("before", String(pageParam));
      return callApi(`/api/audit?${search}`, auditPageSchema, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
}

/** Where a file of what is found is to be had. */
export function auditFilePath(filters: AuditFilters, zone: string, format: "csv" | "jsonl"): string {
  const search = auditParameters(filters, zone);
  search.set("format", format);
  return `/api/audit/export?${search}`;
}

function auditParameters(filters: AuditFilters, zone: string): URLSearchParams {
  const search = new URLSearchParams({ zone });
  for (const [name, value] of Object.entries(filters)) if (value) search.set(name, value);
  return search;
}
