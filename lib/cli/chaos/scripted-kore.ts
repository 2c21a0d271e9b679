import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Row = Record<string, unknown>;
type Request = { dateFrom?: string; dateTo?: string; sessionId?: unknown; skip?: number };
export type Oddity = "shuffled" | "repeated" | "shifting";

/** So few rows a page, whatever is asked for, that even a short history has many. */
const pageSize = 3;

/** Kore's lists over a history that a test writes, changes and hides; tokens are not looked at. */
export class ScriptedKore {
  readonly sessions = new Map<string, Row>();
  readonly messages = new Map<string, Row>();
  /** What every page has wrong with it for now. */
  oddity: Oddity | null = null;
  /** How many of the next requests fail. */
  outage = 0;
  /** Awaited before a request is answered. */
  onRequest: () => Promise<void> = async () => undefined;
  /** Called between the pages of a list, when it shifts. */
  onShift: () => void = () => undefined;
  readonly #server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request));
    await this.onRequest();
    const isDown = this.outage > 0;
    if (isDown) this.outage -= 1;
    const reply = isDown
      ? { errors: [{ msg: "Bad gateway", code: 502 }] }
      : this.#list(request.url ?? "", body);
    response.writeHead(isDown ? 502 : 200, { "content-type": "application/json" }).end(JSON.stringify(reply));
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #list(path: string, { dateFrom = "", dateTo = "~", sessionId, skip = 0 }: Request): Row {
    const isSessions = path.includes("getSessions");
    const timeOf = (row: Row) => String(isSessions ? row["start_time"] : row["createdOn"]);
    const found = [...(isSessions ? this.sessions : this.messages).values()]
      .filter((row) => !Array.isArray(sessionId) || sessionId.includes(row["sessionId"]))
      .filter((row) => timeOf(row) >= dateFrom && timeOf(row) <= dateTo)
      .sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
    let page = found.slice(skip, skip + pageSize);
    if (this.oddity === "shuffled") page = page.reverse();
    if (this.oddity === "repeated") page = [...page, ...page];
    if (this.oddity === "shifting") this.onShift();
    const moreAvailable = skip + pageSize < found.length;
    return { [isSessions ? "sessions" : "messages"]: page, total: found.length, moreAvailable };
  }
}
