import "server-only";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { roles } from "@/lib/domain/viewer";
import { Secret } from "./secret";

/** What a group of the identity provider may do; `group` is `*` for everybody it lets in, `botId` for every bot. */
export type GroupGrant = { group: string; role: (typeof roles)[number]; botId: string };

export type OidcConfig = {
  /** As the provider writes it of itself; what it discovers of its addresses is read from there. */
  issuer: string;
  clientId: string;
  clientSecret: Secret;
  scopes: string;
  groupsClaim: string;
  grants: GroupGrant[];
  /** How long one question to the provider may take, its whole answer included. */
  timeoutMs: number;
};

const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_GRANTS_FILE"] as const;
const optional = ["OIDC_SCOPES", "OIDC_GROUPS_CLAIM"] as const;
const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

const entrySchema = z.strictObject({
  group: z.string().min(1),
  role: z.enum(roles),
  bots: z.union([z.literal("*"), z.array(z.string().min(1)).min(1)]).default("*"),
});

/** The single sign-on of these settings, or null when none is set. Adds all that is wrong to `faults`. */
export function readOidc(setting: (name: string) => string | undefined, faults: string[]): OidcConfig | null {
  const missing = needed.filter((name) => !setting(name));
  if (missing.length === needed.length) {
    for (const name of optional) {
      if (setting(name)) faults.push(`${name} is set, but ${needed.join(", ")} are not.`);
    }
    return null;
  }
  if (missing.length > 0) {
    faults.push(`${missing.join(", ")} must be set too: single sign-on needs all of ${needed.join(", ")}.`);
  }
  const issuer = setting("OIDC_ISSUER") ?? "";
  if (issuer && !isIssuer(issuer)) {
    faults.push(
      "OIDC_ISSUER must be the issuer's https address without query, such as https://login.example.com/realms/staff; plain http is taken on a loopback address only.",
    );
  }
  const scopes = setting("OIDC_SCOPES") ?? "openid profile email";
  if (!scopes.split(/\s+/).includes("openid")) faults.push("OIDC_SCOPES must hold openid.");
  const file = setting("OIDC_GRANTS_FILE");
  return {
    issuer,
    clientId: setting("OIDC_CLIENT_ID") ?? "",
    clientSecret: new Secret(setting("OIDC_CLIENT_SECRET") ?? ""),
    scopes,
    groupsClaim: setting("OIDC_GROUPS_CLAIM") ?? "groups",
    grants: file ? readGrants(file, faults) : [],
    timeoutMs: 5_000,
  };
}

export function isLoopback(url: URL): boolean {
  return url.protocol === "http:" && loopbackHosts.includes(url.hostname);
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isPlain = !url.search && !url.hash && !url.username && !url.password;
  return isPlain && (url.protocol === "https:" || isLoopback(url));
}

function readGrants(path: string, faults: string[]): GroupGrant[] {
  const example = '[{ "group": "support", "role": "viewer" }]';
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? "is not valid JSON" : "could not be read";
    faults.push(`OIDC_GRANTS_FILE: ${path} ${why}; it must hold a JSON array such as ${example}.`);
    return [];
  }
  if (!Array.isArray(list) || list.length === 0) {
    faults.push(`OIDC_GRANTS_FILE: ${path} must hold a JSON array such as ${example}.`);
    return [];
  }
  return list.flatMap((item: unknown, index) => {
    const entry = entrySchema.safeParse(item);
    if (!entry.success) {
      for (const { path: where, message } of entry.error.issues) {
        faults.push(`OIDC_GRANTS_FILE, entry ${index + 1}: ${[...where, message].map(String).join(": ")}.`);
      }
      return [];
    }
    const { group, role, bots } = entry.data;
    return (bots === "*" ? ["*"] : bots).map((botId) => ({ group, role, botId }));
  });
}
