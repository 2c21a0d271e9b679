import { parseArgs } from "node:util";
import { ConfigError } from "@/lib/server/config";
import { AppError } from "@/lib/server/errors";
import { reasonOf, StartFault } from "../supervisor/start-fault";

/** What was typed makes no command. */
export class UsageFault extends Error {
  override name = "UsageFault";
}

export type CommandOptions = { strings?: string[]; flags?: string[] };
export type CommandInput = {
  values: Record<string, string | boolean | undefined>;
  files: string[];
  /** Aborts when somebody ends the command; what it did so far is to be tidied up. */
  signal: AbortSignal;
};
type Command = CommandOptions & {
  /** As typed after `npm run`. */
  name: string;
  usage: string;
  run(input: CommandInput): Promise<number>;
};

const graceMs = 5_000;

/** Runs a command to its end: 0 when it did its work, 1 when it could not, 2 for a mistake in typing, 130 when ended. */
export function runCommand(command: Command): void {
  process.title = `backscroll-${command.name}`;
  // What it writes is for this user only.
  process.umask(0o077);
  const stop = new AbortController();
  for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
    process.once(event, () => {
      stop.abort(new Error("The command was ended."));
      setTimeout(() => process.exit(130), graceMs).unref();
    });
  }
  perform(command, stop.signal).then(
    (exitCode) => process.exit(exitCode),
    (error: unknown) => {
      console.error(stop.signal.aborted ? "Ended before it was done." : explain(error, command));
      process.exit(stop.signal.aborted ? 130 : error instanceof UsageFault ? 2 : 1);
    },
  );
}

async function perform({ usage, strings = [], flags = [], run }: Command, signal: AbortSignal) {
  const option = (type: "string" | "boolean") => (name: string) => [name, { type }] as const;
  const options = Object.fromEntries([
    ...strings.map(option("string")),
    ...[...flags, "help"].map(option("boolean")),
  ]);
  const { values, positionals } = readArguments(options);
  if (values["help"]) {
    console.log(usage);
    return 0;
  }
  return await run({ values, files: positionals, signal });
}

function readArguments(options: Record<string, { type: "string" | "boolean" }>) {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { values: values as CommandInput["values"], positionals };
  } catch (cause) {
    throw new UsageFault(`${reasonOf(cause).split(". ")[0]}.`, { cause });
  }
}

const systemWords: Record<string, string> = {
  ENOSPC: "The disk is full",
  EDQUOT: "The disk quota is used up",
  ENOENT: "There is no such file or folder",
  EACCES: "This user may not do that",
  EPERM: "This user may not do that",
  EROFS: "The disk may not be written to",
  EISDIR: "That is a folder, not a file",
  ENOTDIR: "A part of the path is a file, not a folder",
};

function explain(error: unknown, { name, usage }: Command): string {
  return error instanceof UsageFault ? `${error.message}\n\n${usage}` : explainFault(error, name);
}

/** Why a command could not do its work, in a sentence a person can act on. */
export function explainFault(error: unknown, name: string): string {
  if (error instanceof AppError || error instanceof ConfigError || error instanceof StartFault)
    return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  const words = systemWords[code ?? ""];
  if (words) return `${words}${path ? `: ${path}` : ""}. The command ${name} did not do its work.`;
  // A failed query tells its values too, which are nobody's business on a terminal.
  return `The command ${name} failed: ${reasonOf(error)}`;
}
