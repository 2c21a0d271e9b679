CREATE TABLE "bot_erasures" (
	"bot_id" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bots" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"algorithm" text NOT NULL,
	"inactivity_timeout_ms" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "is_sandbox" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "accounts" SET "is_sandbox" = true
WHERE "name" IN ('Demo auditor', 'Demo viewer', 'Demo reviewer', 'Demo admin')
	AND "password_hash" IS NULL AND "issuer" IS NULL
	AND NOT EXISTS (SELECT FROM "setup_tokens" t WHERE t."account_id" = "accounts"."id");
