import "server-only";
import { ownSchemaVersion, readSchemaVersion } from "./archive/copy/schema-version";
import { archive } from "./archive/database";
import { AppError } from "./errors";

let expected: number | undefined;

/** Whether people can be sent here: the archive answers, and has the schema that this Backscroll works with. Throws unavailable. */
export async function checkReady(): Promise<{ status: "ready" }> {
  expected ??= ownSchemaVersion();
  const found = await readSchemaVersion(archive()).catch((cause: unknown) => {
    throw new AppError("unavailable", "The archive does not answer.", { cause });
  });
  if (found === expected) return { status: "ready" };
  throw new AppError("unavailable", "The archive has another schema than this Backscroll works with.");
}
