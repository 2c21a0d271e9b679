import { type ApiRequest, call } from "./api";

/** A reply that is a file, and what it is to be called. Throws ApiProblem. */
export async function callForFile(
  path: string,
  request: ApiRequest = {},
): Promise<{ file: Blob; name: string }> {
  const response = await call(path, request);
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return { file: await response.blob(), name: name ?? "download" };
}
