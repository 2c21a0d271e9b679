import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { withoutGuard } from "./lib/cli/guards/guards.mjs";
import { findPostgres } from "./lib/cli/test/find-postgres.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
/** What talks to the archive has to hold on PostgreSQL too. */
const onPostgres = [
  "lib/server/{archive,audit,auth,bots,import,shares,sync,volumes}/**/*.test.ts",
  "lib/server/masking/no-leak.test.ts",
  "lib/server/{api-tokens,members,person-export,rotate-key,second-factor,sign-in-life}.test.ts",
];
const hasPostgres = process.env["TEST_DATABASE_URL"] !== undefined || findPostgres() !== null;

if (!hasPostgres) {
  process.stderr.write(
    "\n\x1b[41m NOT TESTED ON POSTGRESQL \x1b[0m There is none on this machine, so the archive is tested on the embedded " +
      "engine only.\nInstall one (Debian: apt-get install postgresql), or name one in TEST_DATABASE_URL whose role may " +
      "create databases.\n\n",
  );
}

const alias = { "@": root.replace(/\/$/, "") };
const limits = { testTimeout: 60_000, hookTimeout: 120_000 };
// No test writes into the project's own data folder.
const data = join(tmpdir(), "backscroll-tests");
mkdirSync(data, { recursive: true });
const env = { BACKSCROLL_DATA: data, BACKSCROLL_KEY: Buffer.alloc(32, "key of tests").toString("base64") };
const server = {
  plugins: withoutGuard(process.env["WITHOUT_GUARD"]),
  resolve: { alias },
  // `server-only` throws outside the react-server condition, which is what keeps server code out of the browser.
  ssr: { resolve: { conditions: ["react-server"] } },
};

export default defineConfig({
  test: {
    // Much of the time is spent waiting for processes and sockets, so that every core is worth a worker.
    maxWorkers: "100%",
    projects: [
      {
        ...server,
        test: { ...limits, env, name: "embedded", include: ["{app,components,lib}/**/*.test.ts"] },
      },
      ...(hasPostgres
        ? [
            {
              ...server,
              test: {
                ...limits,
                name: "postgres",
                include: onPostgres,
                exclude: ["lib/server/archive/embedded.test.ts"],
                env: { ...env, TEST_ENGINE: "postgres" },
                globalSetup: "lib/cli/test/postgres-setup.ts",
              },
            },
          ]
        : []),
      {
        // Components are drawn with the React of the browser, which the react-server condition takes away.
        resolve: { alias: { ...alias, "server-only": `${root}node_modules/server-only/empty.js` } },
        test: { ...limits, name: "screen", include: ["{app,components}/**/*.test.tsx"] },
      },
    ],
  },
});
