import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startSandbox } from "@/lib/sandbox/server";

type Row = Record<string, unknown>;
export type TaintedKore = {
  bot: { id: string; name: string; host: string; clientId: string; clientSecret: string };
  /** Whose records say the word; somebody who was not here lately. */
  person(): string | null;
  /** So often was a record of that person handed out. */
  told(): number;
  close(): Promise<void>;
};

/** Kore's imitation with a word in every record of one person: in what is said, and in tags. */
export async function startTaintedKore(word: string): Promise<TaintedKore> {
  const sandbox = await startSandbox({
    rateLimits: false,
    days: 4,
    bots: [{ botId: "st-erasure", name: "Erasure", trade: "bank", sessionsPerDay: 24 }],
  });
  let person: string | null = null;
  let told = 0;
  // What is newer may lie in the hours that are read by themselves, and cannot be asked for again.
  const oldest = Date.now() - 36 * 3_600_000;
  const taint = (row: Row): Row => {
    const user = row["userId"];
    const startedAt = Date.parse(`${row["start_time"]}`);
    if (typeof user === "string" && row["sessionStatus"] === "closed" && startedAt < oldest) person ??= user;
    if (person === null || !JSON.stringify(row).includes(`"${person}"`)) return row;
    told += 1;
    const said = JSON.stringify(row).replace('"text":"', `"text":"${word} aloud `);
    const tags = { userTags: [{ name: "contact", value: `${word}-tag` }], sessionTags: [], altText: [] };
    return { ...JSON.parse(said), ...(row["start_time"] !== undefined && { tags }) };
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "GET", headers, url } = request;
    const sent = Object.entries(headers).filter(([name]) => ["auth", "content-type"].includes(name));
    const reply = await fetch(`${sandbox.url}${url}`, {
      method,
      headers: sent.map(([name, value]): [string, string] => [name, `${value}`]),
      ...(chunks.length > 0 && { body: Buffer.concat(chunks).toString() }),
    });
    const body: Row = JSON.parse(await reply.text());
    for (const list of ["sessions", "messages"]) {
      const rows = body[list];
      if (Array.isArray(rows)) body[list] = rows.map(taint);
    }
    response.writeHead(reply.status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [bot] = sandbox.bots;
  if (!bot) throw new Error("The sandbox has no bot.");
  const { botId: id, name, clientId, clientSecret } = bot;
  return {
    bot: { id, name, host, clientId, clientSecret },
    person: () => person,
    told: () => told,
    async close() {
      server.closeAllConnections();
      server.close();
      await sandbox.close();
    },
  };
}
