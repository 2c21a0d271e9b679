import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

export type PlainStatement = { text: string; values: unknown[]; rowMode?: "array" };
/** What it answers `/<name>` with: the rows of these statements, one after the other. */
export type PlainRoutes = Record<string, PlainStatement[]>;
export type PlainReport = { kind: "ready"; url: string };

const poolSize = 6;
const [address = ""] = process.argv.slice(2);

/** What is left of a route when there is no product around its SQL. */
process.once("message", (routes: PlainRoutes) => {
  const pool = new pg.Pool({ ...JSON.parse(address), max: poolSize, options: "-c timezone=UTC" });
  const server = createServer((request, response) => {
    const answer = async () => {
      const rows: unknown[] = [];
      for (const statement of routes[request.url?.slice(1) ?? ""] ?? []) {
        rows.push((await pool.query({ ...statement })).rows);
      }
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(rows));
    };
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
  }).listen(0, "127.0.0.1", () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.send?.({ kind: "ready", url } satisfies PlainReport);
  });
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
