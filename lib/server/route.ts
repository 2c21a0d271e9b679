import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import type { TokenScope } from "@/lib/domain/api-token";
import type { ProblemCode } from "@/lib/domain/problem";
import { permits, type Role, type Viewer, withRole } from "@/lib/domain/viewer";
import { readBearer, viewerOfBearer } from "./auth/bearer";
import { signInCookie, signInCookieName } from "./auth/cookie";
import { viewerOfToken } from "./auth/viewer";
import { config } from "./config";
import { AppError, statusOf } from "./errors";
import { log } from "./log";
import { requireMasked } from "./masking/masked-reply";
import { admitWork } from "./traffic/admit-work";
import { requestIdOf } from "./traffic/request-id";

type Schema<T> = {
  safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: { issues: Issue[] } };
};
type Issue = { path: PropertyKey[]; message: string };

export type Call<Body, Who> = {
  viewer: Who;
  /** From the path only, decoded. */
  params: Record<string, string>;
  search: URLSearchParams;
  body: Body;
  /** The caller's sign-in, for signing out. */
  token: string | undefined;
  readCookie: (name: string) => string | undefined;
  readHeader: (name: string) => string | null;
  /** Stores a sign-in with the reply, or with null ends it. */
  setSignIn: (token: string | null) => void;
  /** Aborts when the caller hangs up. */
  signal: AbortSignal;
};

type Problem = { code: ProblemCode; message: string; requestId: string };

/**
 * Who may call. A role is the least one, and the verb's viewer holds no bot but those on which they have it; a verb can
 * reach no other. `administrator` is an admin of every bot, `signed-in` says whoever has an account, and `anyone` that no
 * sign-in is needed.
 */
export type Access = Role | "administrator" | "signed-in" | "anyone";

type Options<Body, Who> = {
  /** There is no default. */
  access: Who;
  body?: Schema<Body>;
  /** What an API token has to be good for to be taken here; none is without. */
  scope?: TokenScope;
  /** A GET to which people come back from another site, by a link or a redirect and no script. */
  isLanding?: boolean;
  /** Most of its time it waits for Kore, and takes nothing from others meanwhile. */
  waitsForOthers?: boolean;
  /** The JSON of an error reply where it is not ours. */
  printProblem?: (problem: Problem) => unknown;
};

const bodyLimit = 64 * 1024;
/** Long enough for most of what is under way to be over. */
const soonSeconds = 2;
const noStore = { "cache-control": "no-store" };

/**
 * The one door of the API: who is calling, is the call well formed, then the verb, then JSON, or the Response of a verb
 * that made its own. What a role of viewer is enough for is masked here. What an AppError says reaches the caller;
 * anything else is logged and answered with a fixed sentence and the request's id.
 */
export function route<Who extends Access, Body = undefined>(
  options: Options<Body, Who>,
  verb: (call: Call<Body, Who extends "anyone" ? Viewer | null : Viewer>) => Promise<unknown>,
) {
  return async (request: NextRequest, context: { params: Promise<Record<string, string>> }) => {
    const requestId = requestIdOf(request.headers);
    // Signing in, and whether we are alive, are to work when nothing else does.
    const isWork = isRole(options.access) && !options.waitsForOthers;
    const limit = isWork ? admitWork : (work: () => Promise<Response>) => work();
    return await limit(() => answer(request, context)).catch((error: unknown) =>
      problem(error, requestId, request, options.printProblem),
    );
  };

  async function answer(request: NextRequest, context: { params: Promise<Record<string, string>> }) {
    let cookie: string | undefined;
    const bearer = readBearer(request.headers.get("authorization"));
    // No page of another site can send a token of ours, as none knows one.
    if (!bearer) requireSameOrigin(request, options.isLanding ?? false);
    const token = request.cookies.get(signInCookieName())?.value;
    // Beside a token of ours the cookie counts for nothing.
    const caller = bearer ? await viewerOfBearer(bearer, options.scope) : await viewerOfToken(token);
    const viewer = admit(options.access, caller);
    const reply = await verb({
      // It was just required where the type says that it is there.
      viewer: viewer as Who extends "anyone" ? Viewer | null : Viewer,
      params: await context.params,
      search: request.nextUrl.searchParams,
      body: await readBody(request, options.body),
      token,
      readCookie: (name) => request.cookies.get(name)?.value,
      readHeader: (name) => request.headers.get(name),
      setSignIn: (value) => {
        cookie = signInCookie(value);
      },
      signal: request.signal,
    });
    const shown = options.access === "viewer" ? requireMasked(reply) : reply;
    if (shown instanceof Response) {
      for (const [name, value] of Object.entries(noStore)) shown.headers.set(name, value);
      if (cookie) shown.headers.append("set-cookie", cookie);
      return shown;
    }
    const headers = cookie ? { ...noStore, "set-cookie": cookie } : noStore;
    return NextResponse.json(shown ?? {}, { headers });
  }
}

function isRole(access: Access): boolean {
  return access !== "anyone" && access !== "signed-in" && access !== "administrator";
}

/** Resolves to the viewer as the verb may see them. Throws unauthenticated or forbidden. */
function admit(access: Access, viewer: Viewer | null): Viewer | null {
  if (access === "anyone") return viewer;
  if (!viewer) throw new AppError("unauthenticated", "Sign in first.");
  if (access === "signed-in") return viewer;
  if (access === "administrator") {
    if (viewer.everywhere === "admin") return viewer;
    throw new AppError("forbidden", "This needs the role admin on every bot.");
  }
  const admitted = withRole(viewer, access);
  // To somebody without any bot every bot is a missing one.
  const isRefused = viewer.bots.length > admitted.bots.length && admitted.bots.length === 0;
  if (!isRefused || permits(viewer.everywhere, access)) return admitted;
  throw new AppError("forbidden", `This needs the role ${access} on a bot.`);
}

function problem(
  error: unknown,
  requestId: string,
  { method, signal, nextUrl }: NextRequest,
  print: (problem: Problem) => unknown = (problem) => ({ error: problem }),
) {
  const known = error instanceof AppError ? error : isForNul(error) ? nulFault : null;
  const code: ProblemCode = known?.code ?? "internal";
  const message =
    known?.message ?? "Something went wrong on our side. The log holds the reason under this request's id.";
  // Somebody who left in the middle of a request is no failure of ours.
  const isFailure = (!known || known.cause !== undefined) && !signal.aborted;
  if (isFailure) log().error({ requestId, method, path: nextUrl.pathname, err: error }, "request failed");
  const status = statusOf[code];
  const retryAfter = known?.retryAfterSeconds ?? (status === statusOf.unavailable ? soonSeconds : null);
  const headers = retryAfter ? { ...noStore, "retry-after": `${retryAfter}` } : noStore;
  return NextResponse.json(print({ code, message, requestId }), { status, headers });
}

const nulFault = new AppError("bad-request", "The request holds the character NUL, which no text has.");

/** PostgreSQL's word for the one character that it keeps in no text. */
function isForNul(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  return cause instanceof Error && "code" in cause && cause.code === "22021";
}

/**
 * Browsers say where a request comes from. One that changes something must come from our own pages; one that reads may
 * also be typed or come from a program, but no other site spends our work or Kore's.
 */
function requireSameOrigin(request: NextRequest, isLanding: boolean): void {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const site = request.headers.get("sec-fetch-site");
  const isOwnOrigin = request.headers.get("origin") === config().publicUrl;
  if (isLanding && isRead && request.headers.get("sec-fetch-mode") === "navigate") return;
  const isOurs = isRead
    ? site === null || site === "same-origin" || site === "none"
    : site === "same-origin" || (site === null && isOwnOrigin);
  if (!isOurs) throw new AppError("forbidden", "This request did not come from a page of Backscroll.");
}

async function readBody<Body>(request: NextRequest, schema: Schema<Body> | undefined): Promise<Body> {
  // Without a schema the type of the body is undefined.
  if (!schema) return undefined as Body;
  const text = await readText(request);
  if (text !== "" && !request.headers.get("content-type")?.startsWith("application/json")) {
    throw new AppError("bad-request", "Send the body as application/json.");
  }
  const parsed = schema.safeParse(text === "" ? undefined : parseJson(text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => [...path.map(String), message].join(": "));
  throw new AppError("bad-request", `The body is not as it should be: ${faults.join("; ")}.`);
}

async function readText(request: NextRequest): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) throw new AppError("bad-request", "The body is too large.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("bad-request", "The body is not valid JSON.");
  }
}
