import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { SignJWT } from "jose";
import { faultKinds } from "@/lib/sandbox/faults/fault-kinds";
import { parseFaultRules } from "@/lib/sandbox/faults/fault-rule";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/lib/sandbox/server";
import { parseSwitches } from "@/lib/sandbox/switches";

const usage = `Usage: npm run sandbox -- [options]

Serves an imitation of Kore.ai's conversation history APIs with generated conversations.

  --port <number>              port to listen on; 0 takes any free one (default 4010)
  --host <address>             address to listen on (default 127.0.0.1)
  --seed <number>              the same seed gives the same conversations (default 1)
  --sessions-per-day <number>  sessions a day of each bot (default 80)
  --days <number>              days of history before today (default 60)
  --no-limits                  no limit of 60 requests a minute and 1,800 an hour
  --switch <name=value>        another reading of what Kore leaves open, e.g. --switch enforceJti=true; repeatable
  --faults <file>              a JSON list of fault rules, e.g. [{"endpoint":"*","kind":"status-503","nth":3}]
  --list-faults                the kinds of fault
  --control                    steer it while it runs: GET, PUT and DELETE /sandbox/faults, GET /sandbox/requests
  --help                       this text
`;

/** What the person who typed the command can put right. */
class UsageError extends Error {}

type Command = { kind: "start"; options: SandboxOptions } | { kind: "print"; text: string };

function readCommand(): Command {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string", default: "127.0.0.1" },
      seed: { type: "string", default: "1" },
      "sessions-per-day": { type: "string", default: "80" },
      days: { type: "string", default: "60" },
      "no-limits": { type: "boolean", default: false },
      switch: { type: "string", multiple: true, default: [] },
      faults: { type: "string" },
      "list-faults": { type: "boolean", default: false },
      control: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return { kind: "print", text: usage };
  if (values["list-faults"]) return { kind: "print", text: listFaults() };
  const options: SandboxOptions = {
    port: wholeNumber("--port", values.port, 65_535),
    host: values.host,
    seed: wholeNumber("--seed", values.seed, 4_294_967_295),
    sessionsPerDay: wholeNumber("--sessions-per-day", values["sessions-per-day"], 1_000_000),
    days: wholeNumber("--days", values.days, 3_650),
    switches: readSwitches(values.switch),
    control: values.control,
    ...(values["no-limits"] && { rateLimits: false as const }),
    ...(values.faults !== undefined && { faults: readFaults(values.faults) }),
  };
  return { kind: "start", options };
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new UsageError(
    `${name} must be a whole number from 0 to ${most.toLocaleString("en-US")}, not "${text}".`,
  );
}

function readSwitches(pairs: readonly string[]) {
  const entries = pairs.map((pair) => {
    const [, name = "", text = ""] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (!name) throw new UsageError(`--switch needs name=value, not "${pair}".`);
    return [name, jsonOrText(text)] as const;
  });
  return inPlainWords(() => parseSwitches(Object.fromEntries(entries)));
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Words need no quotes on a command line.
    return text;
  }
}

function readFaults(file: string) {
  return inPlainWords(() => parseFaultRules(JSON.parse(readFileSync(file, "utf8"))), `${file}: `);
}

function inPlainWords<T>(parse: () => T, prefix = ""): T {
  try {
    return parse();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${prefix}${reason.replace(/\.$/, "")}.`, { cause: error });
  }
}

async function introduce({ url, bots, adminApp }: Sandbox): Promise<string> {
  const lines = [`Sandbox Kore listening on ${url}`, ""];
  for (const bot of bots) {
    const token = await new SignJWT({ appId: bot.clientId, sub: bot.botId })
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setJti(crypto.randomUUID())
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(new TextEncoder().encode(bot.clientSecret));
    const curl = (endpoint: string, body: string) =>
      `  curl -s -X POST '${url}/api/public/bot/${bot.botId}/${endpoint}' -H 'content-type: application/json' -H 'auth: ${token}' -d '${body}'`;
    lines.push(
      bot.name,
      `  bot id         ${bot.botId}`,
      `  client id      ${bot.clientId}`,
      `  client secret  ${bot.clientSecret}`,
      "  its latest sessions and messages, with a token that is valid for an hour:",
      curl("getSessions", '{"limit":10}'),
      curl("getMessages", '{"limit":10}'),
      "",
    );
  }
  lines.push(
    "Admin Console app, for the paths without a bot id",
    `  client id      ${adminApp.clientId}`,
    `  client secret  ${adminApp.clientSecret}`,
  );
  return lines.join("\n");
}

function listFaults(): string {
  const kinds: [string, string][] = Object.entries(faultKinds).map(([kind, { about }]) => [kind, about]);
  const rows: [string, string][] = [["status-<n>", "any HTTP status in Kore's envelope"], ...kinds];
  return rows.map(([kind, about]) => `${kind.padEnd(24)}${about}`).join("\n");
}

async function main(): Promise<void> {
  const command = readCommand();
  if (command.kind === "print") {
    console.log(command.text);
    return;
  }
  const sandbox = await startSandbox(command.options);
  console.log(await introduce(sandbox));
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** One sentence for what a person can put right; undefined for everything else, which keeps its stack. */
function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof UsageError) return error.message;
  const code = "code" in error ? String(error.code) : "";
  if (code.startsWith("ERR_PARSE_ARGS")) return `${error.message.split(". ")[0]?.replace(/\.$/, "")}.`;
  if (code === "EADDRINUSE")
    return "The port is taken; choose another one with --port, or --port 0 for any free one.";
  if (code === "EACCES") return "This port needs more rights; choose one above 1023 with --port.";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return "This machine does not have the address given with --host.";
  return undefined;
}

main().catch((error: unknown) => {
  const sentence = explain(error);
  console.error(sentence ? `${sentence} npm run sandbox -- --help lists the options.` : error);
  process.exit(1);
});
