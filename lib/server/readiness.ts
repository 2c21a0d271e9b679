import "server-only";
import { ownSchemaVersion, readSchemaVersion } from "./archive/copy/schema-version";
import { archive } from "./archive/database";
import { AppError } from "./errors";
import { traffic } from "./traffic/traffic";

let expected: number | undefined;

/**
 * Whether people can be sent here: the archive answers, has the schema that this Backscroll works with, and nobody has
 * asked us to stop. Throws unavailable.
 */
export async function checkReady(): Promise<{ status: "ready" }> {
  if (traffic().isStopping) throw new AppError("unavailable", "Backscroll is stopping.");
  expected ??= ownSchemaVersion();
  const found = await readSchemaVersion(archive()).catch((cause: unknown) => {
    throw new AppError("unavailable", "The archive does not answer.", { cause });
  });
  if (found === expected) return { status: "ready" };
  throw new AppError("unavailable", "The archive has another schema than this Backscroll works with.");
}
