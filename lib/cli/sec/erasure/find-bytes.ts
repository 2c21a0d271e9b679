import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The files under a folder that hold one of these words, in any case of letters. */
export function filesWith(folder: string, words: string[]): string[] {
  const needles = words.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    const bytes = readIfThere(path);
    return needles.some((word) => bytes.includes(word)) ? [relative(folder, path)] : [];
  });
}

/** A database takes files away while they are listed. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
