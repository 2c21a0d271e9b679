import { resolve } from "node:path";

/** A path as the person who typed it means it: commands run in the folder of the checkout. */
export function typedPath(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}
