import { spawn } from "node:child_process";

/** A step of the preparation went wrong in a way its message explains; no stack is needed. */
export class StepFailed extends Error {
  name = "StepFailed";
}

/**
 * Runs a program and keeps what it prints.
 * @param {string[]} command the program and its arguments
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runQuietly([program, ...args], options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: output.trim() }));
  });
}
