// Loaded before a program that knows nothing of the process which started it (Next), and before our own alike: when
// that process is gone, however it went, the program is told to stop; and once told, it cannot linger.
const lingerMs = Number(process.env.BACKSCROLL_LINGER_MS) || 6000;

if (process.connected) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.once("SIGTERM", () => {
    setTimeout(() => process.exit(143), lingerMs).unref();
  });
}
