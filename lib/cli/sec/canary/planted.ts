import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "@/e2e/product";
import { findPostgres } from "@/lib/cli/test/find-postgres.mjs";
import { startPostgres } from "@/lib/cli/test/postgres";
import { everyBotId } from "@/lib/domain/member";
import { startSandbox } from "@/lib/sandbox/server";
import { pageRows } from "@/lib/server/access-matrix/page-rows";
import { type Place, rows } from "@/lib/server/access-matrix/rows";
import { createAccount } from "@/lib/server/archive/accounts";
import { openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { storeMessages } from "@/lib/server/archive/store-messages";
import { storeSessions } from "@/lib/server/archive/store-sessions";
import { sampleSession } from "@/lib/server/archive/test-records";
import { hashPassword } from "@/lib/server/auth/password";
import { mapMessage } from "@/lib/server/kore/map-message";
import { Secret } from "@/lib/server/secret";
import { rowsOf } from "./sinks";
import type { Found } from "./sweep";

/** What a person said and nobody without a reason reads. */
export const personal = {
  email: "canary.person@canary-mail.example.org",
  card: "5555 5555 5555 4444",
  iban: "DE89 3704 0044 0532 0130 00",
  phone: "+49 30 901820 77",
};
const password = "planted-password-of-an-account-41";
const bot = { id: "st-planted", clientId: "cs-planted-client-id" };
const clientSecret = "planted-client-secret-9c2e";
const place: Place = {
  ...{ bot: bot.id, sessionId: "s-planted", messageId: "m-planted-1", viewId: "none", shareId: "none" },
};

/** A product with everything planted, on PostgreSQL where there is one; all its addresses are asked. The dump's rows. */
export async function runPlanted(): Promise<Found[]> {
  const data = mkdtempSync(join(tmpdir(), "backscroll-planted-"));
  const kore = await startSandbox({
    bots: [{ botId: bot.id, name: "Planted", trade: "bank", clientId: bot.clientId }],
    clientSecrets: { [bot.id]: clientSecret },
    days: 2,
  });
  const file = join(data, "bots.json");
  writeFileSync(file, JSON.stringify([{ ...bot, name: "Planted", host: kore.url, clientSecret }]));
  writeFileSync(join(data, "groups.json"), JSON.stringify([{ group: "none", role: "viewer" }]));
  writeFileSync(join(data, "personal.json"), JSON.stringify(personal));
  const binaries = findPostgres();
  if (!binaries) throw new Error("There is no PostgreSQL on this machine.");
  const postgres = await startPostgres(binaries);
  const databaseUrl = postgres.url.replace("postgres@", "postgres:planted-database-password-6b@");
  const archive = openArchive({ databaseUrl: new Secret(databaseUrl), archiveSocket: null });
  await migrateArchive(archive);
  await fill(archive);
  const product = await startProduct(
    data,
    {
      DATABASE_URL: databaseUrl,
      KORE_BOTS_FILE: file,
      OIDC_ISSUER: "http://127.0.0.1:9",
      OIDC_CLIENT_ID: "planted",
      OIDC_CLIENT_SECRET: "planted-secret-of-the-provider-3d",
      OIDC_GRANTS_FILE: join(data, "groups.json"),
    },
    () => undefined,
  );
  const { url } = product.report;
  const admin = await enter(url, "Admin");
  const viewer = await enter(url, "Viewer");
  await ask(url, "PATCH", `/api/bots/${bot.id}/policy`, { cookie: admin }, { allowsShares: true });
  await ask(url, "POST", "/api/account/codes/offer", { cookie: admin });
  const token = await ask(
    url,
    "POST",
    "/api/account/tokens",
    { cookie: viewer },
    {
      ...{ name: "A program", scopes: ["read"], days: 1 },
    },
  );
  await walk(url, { cookie: viewer });
  await walk(url, { authorization: `Bearer ${token["value"]}` });
  await walk(url, {});
  await shareAndOpen(url, admin);
  for (const path of ["/api/audit", "/api/audit/export?format=csv"])
    await ask(url, "GET", path, { cookie: admin });
  const dump: Found[] = [];
  for await (const row of rowsOf(archive)) dump.push(row);
  product.child.kill("SIGTERM");
  await product.exited;
  await archive.$client.end();
  await Promise.all([postgres.stop(), kore.close()]);
  rmSync(data, { recursive: true, force: true });
  return dump;
}

async function fill(archive: ReturnType<typeof openArchive>): Promise<void> {
  const startedAt = Date.now() - 3_600_000;
  const said = Object.values(personal).flatMap((word) => [`It is ${word}, thank you`, `Noted: ${word}.`]);
  const messages = said.flatMap((text, index) => {
    const raw = {
      _id: `m-planted-${index + 1}`,
      sessionId: place.sessionId,
      type: index % 2 === 0 ? "incoming" : "outgoing",
      createdBy: personal.email,
      createdOn: new Date(startedAt + index * 1_000).toISOString(),
      components: [{ cT: "text", data: { text } }],
    };
    return mapMessage(raw) ?? [];
  });
  const tags = [{ scope: "session" as const, name: "contact", value: personal.email }];
  await archive.transaction(async (transaction) => {
    const changes = { botId: bot.id, userId: personal.email, tags };
    await storeSessions(transaction, bot.id, [sampleSession(place.sessionId, startedAt, changes)], {
      now: startedAt,
    });
    await storeMessages(transaction, bot.id, messages, startedAt);
  });
  const passwordHash = await hashPassword(password);
  for (const role of ["admin", "viewer"] as const) {
    const name = role === "admin" ? "Admin" : "Viewer";
    await createAccount(archive, { name, passwordHash, grants: [{ botId: everyBotId, role }] });
  }
}

/** Every address, and searches for what is hidden. */
async function walk(url: string, as: Record<string, string>): Promise<void> {
  for (const [path, byMethod] of Object.entries(rows)) {
    for (const [method, row] of Object.entries(byMethod)) {
      if (/sign-out|sign-in|kore/.test(path)) continue;
      const { params = {}, search = {}, body } = row.ask?.(place) ?? {};
      const range = { range: "all", format: "json", form: "sessions-csv", ...search };
      const filled = path.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? "x"));
      await ask(url, method, `${filled}?${new URLSearchParams(range)}`, as, body);
    }
  }
  for (const path of Object.keys(pageRows)) {
    const filled = path.replace("[sessionId]", place.sessionId).replace("[userId]", "x");
    await ask(url, "GET", `${filled}?bot=${bot.id}`, as);
    await ask(url, "GET", `${filled}?bot=${bot.id}`, { ...as, rsc: "1" });
  }
  for (const word of ["canary", "thank you", "5555", "0532"])
    await ask(url, "GET", `/api/sessions?${new URLSearchParams({ bot: bot.id, range: "all", q: word })}`, as);
}

async function shareAndOpen(url: string, cookie: string): Promise<void> {
  const at = `/api/sessions/${place.sessionId}/share-preview?bot=${bot.id}`;
  const { seen } = await ask(url, "GET", at, { cookie });
  const form = rows["/api/shares"]?.["POST"]?.ask?.(place).body;
  const made = await ask(url, "POST", "/api/shares", { cookie }, { ...Object(form), seen });
  const reply = await post(url, "/api/share/redeem", {}, { token: made["token"] });
  const visit = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
  await ask(url, "GET", "/api/share/transcript", { cookie: visit });
}

async function enter(url: string, name: string): Promise<string> {
  const reply = await post(url, "/api/sign-in", {}, { name, password });
  if (reply.status !== 200) throw new Error(`${name} was not let in: ${await reply.text()}`);
  return reply.headers.get("set-cookie")?.split(";")[0] ?? "";
}

function post(url: string, path: string, as: Record<string, string>, body: unknown): Promise<Response> {
  const headers = { origin: url, "content-type": "application/json", ...as };
  return fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

async function ask(
  url: string,
  method: string,
  path: string,
  as: Record<string, string>,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const headers = { origin: url, ...as, ...(body !== undefined && { "content-type": "application/json" }) };
  const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const reply = await fetch(`${url}${path}`, { ...sent, redirect: "manual" });
  const text = await reply.text();
  return reply.headers.get("content-type")?.includes("json") && text.startsWith("{") ? JSON.parse(text) : {};
}
