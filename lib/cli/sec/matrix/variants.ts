import type { Place } from "@/lib/server/access-matrix/rows";

export type Asked = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
};
export type Variant = { name: string; change: (asked: Asked, foreign: Place, buildId: string) => Asked };

const repeated = (name: string) => Array.from({ length: 5 }, () => name).join(":");

/** What frameworks and proxies take for orders, and what an attacker says of himself. */
const headers: Record<string, Record<string, string>> = {
  "CVE-2025-29927": { "x-middleware-subrequest": repeated("proxy") },
  "CVE-2025-29927 as middleware": { "x-middleware-subrequest": repeated("middleware") },
  "CVE-2025-29927 in src": { "x-middleware-subrequest": repeated("src/proxy") },
  "CVE-2025-29927 of before": { "x-middleware-subrequest": "middleware" },
  "a subrequest's id": { "x-middleware-subrequest": "proxy", "x-middleware-subrequest-id": "0".repeat(16) },
  "the middleware's word": { "x-middleware-next": "1", "x-middleware-rewrite": "/api/health" },
  "headers that override": {
    "x-middleware-override-headers": "cookie",
    "x-middleware-request-cookie": "backscroll=1",
  },
  "a data request": { "x-nextjs-data": "1" },
  "a Flight request": { rsc: "1" },
  "a prefetch": { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch" },
  "a prefetch of a segment": {
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/_tree",
  },
  "a router's state": { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{},null,"refetch"]') },
  "a Server Action": { "next-action": "7f".repeat(21) },
  "a prefetch for the middleware": { "x-middleware-prefetch": "1" },
  "an inner request": {
    "x-invoke-path": "/sign-in",
    "x-invoke-output": "/sign-in",
    "x-invoke-status": "200",
  },
  "a matched path": { "x-matched-path": "/api/health", "x-now-route-matches": "1" },
  "a preview": { "x-prerender-revalidate": "1", "x-vercel-revalidate": "1" },
  "another address": { "x-original-url": "/api/health", "x-rewrite-url": "/api/health" },
  "another host": {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    "x-forwarded-port": "1",
  },
  "another client": { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", forwarded: "for=127.0.0.1" },
  "another prefix": { "x-forwarded-prefix": "/..", "x-forwarded-uri": "/api/health", "x-script-name": "/x" },
  "another method": { "x-http-method-override": "DELETE", "x-method-override": "DELETE" },
  "somebody else by a proxy": { "x-remote-user": "an admin of every bot", "x-forwarded-user": "admin" },
  "somebody else by Basic": { authorization: "Basic YWRtaW46YWRtaW4=" },
  "a token that is none": { authorization: `Bearer bsk_${"a".repeat(43)}`, cookie: "" },
  "the Host of another": { host: "evil.example" },
};

type Path = (path: string, buildId: string) => string;
const split = (asked: string): [string, string] => {
  const [path = "", ...search] = asked.split("?");
  return [path, search.length > 0 ? `?${search.join("?")}` : ""];
};
const onPath =
  (change: (path: string) => string): Path =>
  (asked) => {
    const [path, search] = split(asked);
    return change(path === "/" ? "/index" : path) + search;
  };
const withSearch =
  (words: string): Path =>
  (asked) =>
    `${asked}${asked.includes("?") ? "&" : "?"}${words}`;
const afterFirst = (path: string, put: string) => path.replace(/^(\/[^/]+)/, `$1${put}`);

const paths: Record<string, Path> = {
  ".rsc": onPath((path) => `${path}.rsc`),
  "a segment's file": onPath((path) => `${path}.segments/_tree.segment.rsc`),
  "?_rsc": withSearch("_rsc=1"),
  ".json": onPath((path) => `${path}.json`),
  "_next/data": (asked, buildId) => {
    const [path, search] = split(asked);
    return `/_next/data/${buildId}${path === "/" ? "/index" : path}.json${search}`;
  },
  "upper case": onPath((path) => path.toUpperCase()),
  "an encoded letter": onPath((path) => path.replace(/[a-z]/, (c) => `%${c.charCodeAt(0).toString(16)}`)),
  "an encoded last letter": onPath((path) =>
    path.replace(/[a-z]$/, (c) => `%${c.charCodeAt(0).toString(16)}`),
  ),
  "an encoded slash": onPath((path) => `/${path.slice(1).replace("/", "%2f")}`),
  "encoded twice": onPath((path) => path.replace(/[a-z]/, (c) => `%25${c.charCodeAt(0).toString(16)}`)),
  "two slashes in front": onPath((path) => `/${path}`),
  "two slashes within": onPath((path) => afterFirst(path, "/")),
  "a slash behind": onPath((path) => `${path}/`),
  "a dot behind": onPath((path) => `${path}.`),
  "/. behind": onPath((path) => `${path}/.`),
  "/. in front": onPath((path) => `/.${path}`),
  "/.. in front": onPath((path) => `/x/..${path}`),
  "an encoded /..": onPath((path) => `/x/%2e%2e${path}`),
  "a parameter in the path": onPath((path) => `${path};x=1`),
  "a backslash": onPath((path) => `/${path.slice(1).replace("/", "\\")}`),
  "NUL behind": onPath((path) => `${path}%00`),
  "a space behind": onPath((path) => `${path}%20`),
};

const byHeaders: Variant[] = Object.entries(headers).map(([name, added]) => ({
  name,
  change: (asked) => ({ ...asked, headers: { ...asked.headers, ...added } }),
}));
const byPath: Variant[] = Object.entries(paths).map(([name, change]) => ({
  name,
  change: (asked, _, buildId) => ({ ...asked, path: change(asked.path, buildId) }),
}));

/** CVE-2026-44574: what the framework names the parameters of a path by. */
const byParameters: Variant = {
  name: "parameters of the framework",
  change: (asked, foreign) => {
    const named = { botId: foreign.bot ?? "", sessionId: foreign.sessionId, messageId: foreign.messageId };
    const words = Object.entries(named).flatMap(([name, value]) => [
      [`nxtP${name}`, value],
      [`nxtI${name}`, value],
    ]);
    return { ...asked, path: withSearch(`${new URLSearchParams(words)}`)(asked.path, "") };
  },
};

export const variants: Variant[] = [...byHeaders, ...byPath, byParameters];
