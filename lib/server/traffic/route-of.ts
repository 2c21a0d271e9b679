import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the build knows each page and route by, such as `/sessions/[sessionId]`; none in development. */
const manifest = ".next/app-path-routes-manifest.json";

let known: string[] | undefined;

/** The pattern of a path: there are as many as there are pages and routes, whatever people ask for. */
export function routeOf(path: string, patterns: string[] = readPatterns()): string {
  if (path.startsWith("/_next/")) return "/_next";
  const segments = path.split("/");
  const fits = (pattern: string) => {
    const parts = pattern.split("/");
    return (
      parts.length === segments.length &&
      parts.every((part, index) => part === segments[index] || (isName(part) && segments[index] !== ""))
    );
  };
  // A page of its own is found before one with a name for any.
  return patterns.includes(path) ? path : (patterns.find(fits) ?? "other");
}

function readPatterns(): string[] {
  const path = join(process.cwd(), manifest);
  known ??= existsSync(path) ? Object.values(JSON.parse(readFileSync(path, "utf8"))) : [];
  return known;
}

function isName(part: string): boolean {
  return /^\[\w+\]$/.test(part);
}
