import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const debianFolder = "/usr/lib/postgresql";
const programs = ["initdb", "postgres"];

/**
 * Plain JavaScript, because the configuration of the tests asks too.
 * @returns {string | null} the folder of the newest PostgreSQL programs of this machine
 */
export function findPostgres() {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const debian = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => join(debianFolder, name, "bin"));
  const folders = [...debian, ...(process.env["PATH"] ?? "").split(delimiter)];
  return folders.find((folder) => programs.every((name) => isExecutable(join(folder, name)))) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
