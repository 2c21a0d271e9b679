// Loaded before every process while leaks are looked for: whichever of them imitates Kore writes down what it is sent.
import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";

const path = process.env.RECORD_INBOUND;

if (path) {
  subscribe("http.server.request.start", ({ request }) => {
    const { method, url, rawHeaders } = request;
    if (url.startsWith("/api/public/")) {
      appendFileSync(path, `${JSON.stringify({ method, url, rawHeaders })}\n`);
    }
  });
}
