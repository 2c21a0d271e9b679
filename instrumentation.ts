/** Once a web server process, before its first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { watchWeb } = await import("@/lib/server/watch-web");
  watchWeb();
}
