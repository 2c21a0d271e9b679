import "server-only";
import { readFileSync } from "node:fs";

type Environment = Record<string, string | undefined>;

/** Settings that may stand in a file of their own. That of BACKSCROLL_KEY is followed while we run, see keys.ts. */
const secretSettings = ["DATABASE_URL", "KORE_CLIENT_SECRET", "METRICS_TOKEN", "OIDC_CLIENT_SECRET"];

/** The settings with those secrets filled in that stand in files. Adds all that is wrong to `faults`. */
export function withSecretFiles(environment: Environment, faults: string[]): Environment {
  const filled = { ...environment };
  for (const name of secretSettings) {
    const path = environment[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (environment[name]?.trim()) faults.push(`Set ${name} or ${name}_FILE, not both.`);
    try {
      filled[name] = readFileSync(path, "utf8").trim();
      if (!filled[name]) faults.push(`${name}_FILE: ${path} is empty.`);
    } catch {
      faults.push(`${name}_FILE: ${path} could not be read.`);
    }
  }
  return filled;
}
