import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/server/archive/schema/*.ts",
  out: "./lib/server/archive/migrations",
});
