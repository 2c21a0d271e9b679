import { expectedPageStatuses, pageRows } from "@/lib/server/access-matrix/page-rows";
import { expectedStatuses, type Who, type Whose } from "@/lib/server/access-matrix/principals";
import { type Place, type Row, rows } from "@/lib/server/access-matrix/rows";
import { origin } from "./scene";
import type { Asked } from "./variants";

export type HttpDoor = {
  method: string;
  path: string;
  /** It is one of its own, and no method that the framework answers for it. */
  isOwn: boolean;
  isPage: boolean;
  endsSignIn: boolean;
  isOfObject: boolean;
  ask(place: Place): Asked;
  /** Null where any status will do that gives nothing away. */
  expected(who: Who | null, whose: Whose): number[] | null;
};

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Each path of the build with each method; `unknown` are those that no row speaks of, `gone` rows without a path. */
export function doorsOf(paths: string[]): { doors: HttpDoor[]; unknown: string[]; gone: string[] } {
  const known = [...Object.keys(rows), ...Object.keys(pageRows)];
  return {
    doors: paths.flatMap((path) => methods.flatMap((method) => doorOf(path, method))),
    unknown: paths.filter((path) => !known.includes(path)),
    gone: known.filter((path) => !paths.includes(path)),
  };
}

function doorOf(path: string, method: string): HttpDoor[] {
  const page = pageRows[path];
  const byMethod = rows[path];
  if (page) {
    const isRead = method === "GET" || method === "HEAD";
    return [
      {
        ...{ method, path, isPage: true, isOwn: method === "GET", endsSignIn: false, isOfObject: false },
        ask: (place) => printAsked(method, path, page.ask?.(place) ?? {}),
        expected: (who) => (isRead ? expectedPageStatuses(page, who) : null),
      },
    ];
  }
  if (!byMethod) return [];
  const own = byMethod[method];
  const isHead = method === "HEAD" && byMethod["GET"] !== undefined;
  const row: Row | undefined = own ?? byMethod["GET"] ?? Object.values(byMethod)[0];
  return [
    {
      ...{ method, path, isPage: false, isOwn: own !== undefined, isOfObject: row?.isOfObject ?? false },
      endsSignIn: path.startsWith("/api/sign-out"),
      ask(place) {
        const { body, ...rest } = row?.ask?.(place) ?? {};
        return printAsked(method, path, own && body !== undefined ? { ...rest, body } : rest);
      },
      expected(who, whose) {
        if (row && (own || isHead)) return expectedStatuses(row, who, whose);
        return method === "OPTIONS" ? [204] : [405];
      },
    },
  ];
}

type Ask = { params?: Record<string, string>; search?: Record<string, string>; body?: unknown };

function printAsked(method: string, path: string, { params = {}, search = {}, body }: Ask): Asked {
  const filled = path.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const words = new URLSearchParams(search).toString();
  return {
    method,
    path: words ? `${filled}?${words}` : filled,
    headers: { origin, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
}
