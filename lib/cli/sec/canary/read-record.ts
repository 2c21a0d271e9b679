import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Exchange } from "@/e2e/recording-proxy";
import type { Canary } from "./sweep";

const leastLength = 8;

export async function* readExchanges(place: string): AsyncGenerator<Exchange> {
  const path = join(place, "exchanges.ndjson");
  if (!existsSync(path)) return;
  for await (const line of createInterface({ input: createReadStream(path) })) yield JSON.parse(line);
}

/** Everything secret of one product that was recorded: what it was given, what it made, what was typed. */
export async function readCanaries(place: string): Promise<Canary[]> {
  const found = new Map<string, string>();
  const add = (kind: string, value: unknown) => {
    if (typeof value === "string" && value.length >= leastLength && !isCommon(value)) found.set(value, kind);
  };
  const settings = readJson(join(place, "settings.json"));
  add("secret of the identity provider", settings["OIDC_CLIENT_SECRET"]);
  add("client secret", settings["KORE_CLIENT_SECRET"]);
  add("password of the database", passwordOf(settings["DATABASE_URL"]));
  for (const file of ["bots.json", "data/sandbox-bots.json"]) {
    for (const bot of Object.values(readJson(join(place, file))))
      add("client secret", fieldsOf(bot)["clientSecret"]);
  }
  add("key of the installation", readText(join(place, "data/key")).trim());
  add("setup address", /\/setup#([\w-]+)/.exec(readText(join(place, "output.log")))?.[1]);
  for (const value of Object.values(readJson(join(place, "data/personal.json")))) {
    for (const written of [`${value}`, `${value}`.replaceAll(" ", "")]) add("personal data", written);
  }
  for await (const exchange of readExchanges(place)) addExchange(exchange, add);
  return [...found].map(([value, kind]) => ({ kind, value }));
}

function addExchange(
  { path, head, body, answer }: Exchange,
  add: (kind: string, value: unknown) => void,
): void {
  for (const [, value] of answer.head.matchAll(/^(?:__Host-)?backscroll[\w-]*=([^;\n]+)/gm))
    add("cookie", value);
  const sent = parse(body);
  for (const name of ["password", "current", "passphrase"]) add("password", sent[name]);
  if (!head.startsWith("POST ")) return;
  const told = parse(answer.body);
  if (path === "/api/shares") add("share token", told["token"]);
  if (path === "/api/account/tokens") add("API token", told["value"]);
  if (path.startsWith("/api/members")) add("invitation", /token=([\w-]+)/.exec(`${told["address"]}`)?.[1]);
  if (!path.startsWith("/api/account/codes")) return;
  add("one-time codes", told["secret"]);
  for (const code of Object.values(fieldsOf(told["codes"]))) add("one-time codes", code);
}

function passwordOf(url: unknown): string {
  return typeof url === "string" ? new URL(url).password : "";
}

/** What a test types that anybody might say, and a page too. */
function isCommon(value: string): boolean {
  return /^[a-z]+( [a-z]+){0,2}$/i.test(value);
}

function readJson(path: string): Record<string, unknown> {
  return parse(readText(path));
}

function readText(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function parse(text: string): Record<string, unknown> {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
