import "server-only";
import { vi } from "vitest";
import type { TestArchive } from "./archive/test-archive";

/** Where the pages of tests are. */
export const testOrigin = "http://127.0.0.1:3000";

/** The settings of this archive and of one bot, `st-1`, whose Kore nobody reaches. */
export function stubSettings({ environment }: TestArchive): void {
  const bot = {
    KORE_HOST: "http://127.0.0.1:1",
    KORE_BOT_ID: "st-1",
    KORE_CLIENT_ID: "cs-1",
    KORE_CLIENT_SECRET: "a-secret-of-this-test",
  };
  const settings = { ...environment, PUBLIC_URL: testOrigin, LOG_LEVEL: "silent", ...bot };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
}
