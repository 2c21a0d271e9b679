import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Context } from "oidc-provider";

export type IdentityProvider = {
  issuer: string;
  client: { id: string; secret: string };
  /** Groups by who signs in; whoever is not in it is known, and in none. */
  groups: Record<string, string[]>;
  close(): Promise<void>;
};

const scopes = "openid profile email groups";
const page = `<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><h1>Provider</h1><form method="post">
<label>Account <input name="account" autofocus></label><button>Enter</button><button name="no" value="1">Refuse</button></form>`;

/** A certified provider for tests, which takes any account without a password. `redirect` is the client's callback. */
export async function startIdentityProvider(redirect: string): Promise<IdentityProvider> {
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { id: "backscroll", secret: randomBytes(24).toString("hex") };
  const groups: IdentityProvider["groups"] = {};
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect] }],
    scopes: scopes.split(" "),
    claims: { openid: ["sub"], profile: ["name"], email: ["email"], groups: ["groups"] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_: Context, accountId: string) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        name: `${accountId} of the company`,
        email: `${accountId}@example.com`,
        groups: groups[accountId] ?? [],
      }),
    }),
    async loadExistingGrant({ oidc }: Context) {
      const { client, session, provider } = oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(scopes);
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    if (request.method !== "POST") {
      response.writeHead(200, { "content-type": "text/html" }).end(page);
      return;
    }
    let body = "";
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const result = form.has("no")
      ? { error: "access_denied" }
      : { login: { accountId: form.get("account") ?? "" } };
    await provider.interactionFinished(request, response, result);
  }

  return {
    issuer,
    client,
    groups,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
