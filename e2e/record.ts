import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { startRecordingProxy } from "./recording-proxy";

export type Recorder = {
  settings: Record<string, string>;
  output: (text: string) => void;
  /** The product has ended: what it leaves on the disk is kept before a test removes it. */
  end: () => void;
};

/** Puts a recording proxy in front of a product that is about to start; null when nobody looks for leaks. */
export async function startRecorder(settings: Record<string, string>): Promise<Recorder | null> {
  // In which all that products say and keep is written down, when somebody looks for leaks.
  const folder = process.env["BACKSCROLL_RECORD"];
  if (!folder) return null;
  mkdirSync(folder, { recursive: true });
  const place = mkdtempSync(join(folder, "product-"));
  const write = (name: string, text: string) => appendFileSync(join(place, name), text);
  const proxy = await startRecordingProxy({
    port: Number(settings["PORT"] ?? 0),
    onExchange: (exchange) => {
      if (!exchange.path.startsWith("/_next/static/"))
        write("exchanges.ndjson", `${JSON.stringify(exchange)}\n`);
    },
  });
  const bots = settings["KORE_BOTS_FILE"];
  writeFileSync(join(place, "settings.json"), JSON.stringify(settings));
  if (bots) writeFileSync(join(place, "bots.json"), readFileSync(bots));
  const inbound = new URL("./record-inbound.mjs", import.meta.url).href;
  return {
    settings: {
      PORT: `${proxy.targetPort}`,
      PUBLIC_URL: settings["PUBLIC_URL"] ?? proxy.url,
      LOG_LEVEL: "trace",
      NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --import ${inbound}`,
      RECORD_INBOUND: join(place, "inbound.ndjson"),
    },
    output: (text) => write("output.log", text),
    end() {
      proxy.close();
      const data = settings["BACKSCROLL_DATA"] ?? "";
      // Without the sockets in it.
      const filter = (path: string) => !/\.lock|\.s\.PGSQL/.test(path);
      if (existsSync(data)) cpSync(data, join(place, "data"), { recursive: true, filter });
    },
  };
}
