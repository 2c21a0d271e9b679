import "server-only";
import { customType, timestamp } from "drizzle-orm/pg-core";

export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
export const lexemes = customType<{ data: string }>({ dataType: () => "tsvector" });
