CREATE TABLE "access_requests" (
	"account_id" uuid NOT NULL,
	"bot_id" text NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"is_granted" boolean,
	CONSTRAINT "access_requests_account_id_bot_id_pk" PRIMARY KEY("account_id","bot_id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_by_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"place" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"account_id" uuid,
	"account_name" text NOT NULL,
	"bot_id" text,
	"target" text,
	"detail" jsonb NOT NULL,
	"key_id" "bytea" NOT NULL,
	"mac" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"place" bigint NOT NULL,
	"mac" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY NOT NULL,
	"key_id" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bot_policies" (
	"bot_id" text PRIMARY KEY NOT NULL,
	"allows_shares" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reveals" (
	"account_id" uuid NOT NULL,
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"message_id" text NOT NULL,
	"reason" text NOT NULL,
	"revealed_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reveals_account_id_bot_id_session_id_message_id_pk" PRIMARY KEY("account_id","bot_id","session_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "share_visits" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"share_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"first_message_id" text,
	"last_message_id" text,
	"snapshot_at" timestamp (3) with time zone,
	"blackouts" jsonb NOT NULL,
	"note" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"max_views" integer,
	"views" integer DEFAULT 0 NOT NULL,
	"last_opened_at" timestamp (3) with time zone,
	"passphrase_hash" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "shares_by_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
DROP INDEX "accounts_by_name";--> statement-breakpoint
ALTER TABLE "account_bots" ADD COLUMN "role" text;--> statement-breakpoint
UPDATE "account_bots" SET "role" = a."role" FROM "accounts" a WHERE a."id" = "account_id";--> statement-breakpoint
ALTER TABLE "account_bots" ALTER COLUMN "role" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "totp_key" "bytea";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "totp_step" bigint;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "recovery_hashes" text[];--> statement-breakpoint
ALTER TABLE "setup_tokens" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "family_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "signed_in_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "replaced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_visits" ADD CONSTRAINT "share_visits_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_tokens_by_account" ON "api_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_bot" ON "audit_entries" USING btree ("bot_id","place");--> statement-breakpoint
CREATE INDEX "audit_entries_by_account" ON "audit_entries" USING btree ("account_id","place");--> statement-breakpoint
CREATE INDEX "audit_entries_by_action" ON "audit_entries" USING btree ("action","place");--> statement-breakpoint
CREATE INDEX "audit_entries_by_time" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "reveals_by_expiry" ON "reveals" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "share_visits_by_share" ON "share_visits" USING btree ("share_id");--> statement-breakpoint
CREATE INDEX "share_visits_by_expiry" ON "share_visits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "shares_by_session" ON "shares" USING btree ("bot_id","session_id");--> statement-breakpoint
CREATE INDEX "shares_by_creator" ON "shares" USING btree ("created_by","created_at");--> statement-breakpoint
ALTER TABLE "setup_tokens" ADD CONSTRAINT "setup_tokens_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_by_subject" ON "accounts" USING btree ("issuer","subject");--> statement-breakpoint
CREATE INDEX "sign_ins_by_account" ON "sign_ins" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_ins_by_family" ON "sign_ins" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "sign_ins_by_expiry" ON "sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_by_name" ON "accounts" USING btree (lower(name)) WHERE issuer is null;--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "role";--> statement-breakpoint
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The audit is only added to.' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "audit_entries_only_added" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
