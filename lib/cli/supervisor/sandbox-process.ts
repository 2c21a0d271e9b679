import { startSandbox } from "@/lib/sandbox/server";
import { reasonOf } from "./start-fault";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
export type SandboxReport =
  | ({ kind: "ready" } & Pick<Sandbox, "url" | "bots">)
  | { kind: "failed"; message: string };

process.title = "backscroll-sandbox";
startSandbox({ host: "127.0.0.1", port: Number(process.argv[2]) }).then(
  (sandbox) => {
    process.once("SIGTERM", () => void sandbox.close().then(() => process.exit(0)));
    process.send?.({ kind: "ready", url: sandbox.url, bots: sandbox.bots } satisfies SandboxReport);
  },
  (error: unknown) => {
    const report: SandboxReport = { kind: "failed", message: reasonOf(error) };
    process.send?.(report, () => process.exit(1));
  },
);
