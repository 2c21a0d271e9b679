import "server-only";
import type { NextRequest } from "next/server";

export type Handler = (request: NextRequest, context: { params: Promise<object> }) => Promise<Response>;
/** One method of one route; `path` is as its row has it, such as `/api/sessions/[sessionId]`. */
export type Door = { path: string; method: string; handler: Handler };

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const modules = import.meta.glob<Record<string, Handler>>("/app/api/**/route.ts", { eager: true });

/** All that the API answers to. */
export const doors: Door[] = Object.entries(modules).flatMap(([file, handlers]) => {
  const path = file.replace(/^\/app|\/route\.ts$/g, "");
  return methods.flatMap((method) => {
    const handler = handlers[method];
    return handler ? [{ path, method, handler }] : [];
  });
});
