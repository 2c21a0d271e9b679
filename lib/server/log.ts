import "server-only";
import { pino } from "pino";
import { config } from "./config";

let root: pino.Logger | undefined;

/** One JSON line an event on standard output; known secret fields are cut, whoever logs them. */
export function log(): pino.Logger {
  root ??= pino({
    base: null,
    level: config().logLevel,
    redact: {
      paths: [
        "auth",
        "*.auth",
        "authorization",
        "*.authorization",
        "cookie",
        "*.cookie",
        "*.clientSecret",
        "*.password",
      ],
      censor: "[secret]",
    },
  });
  return root;
}
