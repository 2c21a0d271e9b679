import { request } from "undici";

/** A signed-in caller of the product's API. */
export class Browser {
  #cookie = "";

  constructor(readonly origin: string) {}

  /** Each on a connection of its own: what is done in between can take longer than one is kept open. */
  async ask(
    method: "GET" | "POST" | "PATCH",
    path: string,
    body?: unknown,
  ): Promise<Record<string, unknown>> {
    const headers = { origin: this.origin, cookie: this.#cookie, "content-type": "application/json" };
    const sent = { method, headers, reset: true, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const reply = await request(`${this.origin}${path}`, sent);
    const text = await reply.body.text();
    if (reply.statusCode !== 200) throw new Error(`${method} ${path}: ${reply.statusCode} ${text}`);
    const [cookie] = [reply.headers["set-cookie"]].flat();
    if (cookie) this.#cookie = cookie.split(";")[0] ?? "";
    return JSON.parse(text);
  }
}
