// Ends with 0 while the web server of this machine answers: for a container, which has no curl.
const { HOST = "127.0.0.1", PORT = "3000" } = process.env;
const host = HOST === "0.0.0.0" ? "127.0.0.1" : HOST === "::" ? "[::1]" : HOST;
const timeoutMs = 4_000;

fetch(`http://${host}:${PORT}/api/health`, { signal: AbortSignal.timeout(timeoutMs) }).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
