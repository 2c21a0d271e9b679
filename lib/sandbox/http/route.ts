export const endpointNames = ["getSessions", "getMessages", "getMessagesV2", "messages-lite"] as const;

export type EndpointName = (typeof endpointNames)[number];

/** The ways in which the same endpoint can be addressed (kore-contract 1.1, 1.4). */
export type PathStyle = "bot" | "stream" | "account" | "botsdk";

export interface Route {
  endpoint: EndpointName;
  style: PathStyle;
  botId?: string;
}

/** Which endpoint a request means; undefined when Kore has none there. */
export function matchRoute(method: string, path: string): Route | undefined {
  const [, root, rest = ""] = /^\/api\/(public|botsdk)\/(.*?)\/?$/.exec(path) ?? [];
  const parts = rest.split("/").map(decodeSafely);
  const style = styleOf(root, parts);
  const endpoint = endpointNames.find((name) => name === parts.at(-1));
  if (!style || !endpoint || !allows(method, endpoint, style)) return undefined;
  return { endpoint, style, ...(style !== "account" && { botId: parts[1] ?? "" }) };
}

function styleOf(root: string | undefined, parts: readonly string[]): PathStyle | undefined {
  if (root === "botsdk") return parts.length === 3 && parts[0] === "stream" ? "botsdk" : undefined;
  if (root !== "public") return undefined;
  if (parts.length === 1) return "account";
  if (parts.length !== 3) return undefined;
  return parts[0] === "bot" || parts[0] === "stream" ? parts[0] : undefined;
}

function allows(method: string, endpoint: EndpointName, style: PathStyle): boolean {
  if (style === "botsdk") return method === "GET" && endpoint === "getMessages";
  if (style === "account")
    return method === "POST" && (endpoint === "getSessions" || endpoint === "getMessages");
  if (style === "stream")
    return endpoint === "getSessions" || endpoint === "getMessages" ? isReadMethod(method) : false;
  return endpoint === "getSessions" ? method === "POST" : isReadMethod(method);
}

function isReadMethod(method: string): boolean {
  return method === "GET" || method === "POST";
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
