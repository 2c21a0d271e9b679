import type { ProblemCode } from "@/lib/domain/problem";
import { problemSchema } from "@/lib/domain/problem";

/** What our API refused, in its words; `code` picks the sentence on the screen. */
export class ApiProblem extends Error {
  override name = "ApiProblem";

  constructor(
    readonly code: ProblemCode | "offline",
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
  }
}

export type ApiRequest = {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
  /** Goes on when the page is left. */
  isKept?: boolean;
};

/** The one way the browser calls our API. Throws ApiProblem; the reply is parsed with the schema both ends share. */
export async function callApi<T>(
  path: string,
  schema: { parse: (value: unknown) => T },
  request: ApiRequest = {},
): Promise<T> {
  const response = await call(path, request);
  return schema.parse(await response.json());
}

/** A reply that is no failure. Throws ApiProblem. */
export async function call(
  path: string,
  { method = "GET", body, signal, isKept = false }: ApiRequest,
): Promise<Response> {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    keepalive: isKept,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiProblem("offline", "The server could not be reached.", null);
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** What a reply says that is no success. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null));
  if (!problem.success) return new ApiProblem("internal", `The server answered ${response.status}.`, null);
  const { code, message, requestId } = problem.data.error;
  return new ApiProblem(code, message, requestId);
}
