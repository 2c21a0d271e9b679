CREATE TABLE "account_bots" (
	"account_id" uuid NOT NULL,
	"bot_id" text NOT NULL,
	CONSTRAINT "account_bots_account_id_bot_id_pk" PRIMARY KEY("account_id","bot_id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bot_sync" (
	"bot_id" text PRIMARY KEY NOT NULL,
	"looked_at" timestamp (3) with time zone,
	"paused_until" timestamp (3) with time zone,
	"longest_session_ms" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kore_calls" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kore_calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bot_id" text NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"message_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"direction" text NOT NULL,
	"text" text NOT NULL,
	"raw" jsonb NOT NULL,
	CONSTRAINT "messages_bot_id_session_id_message_id_pk" PRIMARY KEY("bot_id","session_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "session_tags" (
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"source" text NOT NULL,
	"position" integer NOT NULL,
	"scope" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "session_tags_bot_id_session_id_source_position_pk" PRIMARY KEY("bot_id","session_id","source","position")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	"channel" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"last_active_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"outcome" text NOT NULL,
	"languages" text[] NOT NULL,
	"duration_ms" bigint,
	"message_count" integer NOT NULL,
	"task_count" integer NOT NULL,
	"is_developer" boolean NOT NULL,
	"is_listed" boolean NOT NULL,
	"raw" jsonb,
	"stored_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_bot_id_session_id_pk" PRIMARY KEY("bot_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "setup_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_windows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bot_id" text NOT NULL,
	"kind" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"priority" integer NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure_code" text,
	"failure_detail" text,
	"failed_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"fence" bigint DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"covered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "account_bots" ADD CONSTRAINT "account_bots_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_by_name" ON "accounts" USING btree (lower(name));--> statement-breakpoint
CREATE INDEX "kore_calls_by_time" ON "kore_calls" USING btree ("bot_id","called_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_by_time" ON "messages" USING btree ("bot_id","created_at");--> statement-breakpoint
CREATE INDEX "session_tags_by_value" ON "session_tags" USING btree ("bot_id",left(name, 200),left(value, 200),"session_id");--> statement-breakpoint
CREATE INDEX "sessions_by_start" ON "sessions" USING btree ("bot_id","started_at" DESC NULLS LAST,"session_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("bot_id","user_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sessions_by_channel" ON "sessions" USING btree ("bot_id","channel","started_at" DESC NULLS LAST,"session_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sessions_active" ON "sessions" USING btree ("bot_id","started_at") WHERE status = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "sync_windows_live" ON "sync_windows" USING btree ("bot_id") WHERE kind = 'live';--> statement-breakpoint
CREATE INDEX "sync_windows_queue" ON "sync_windows" USING btree ("bot_id","state","priority","to_at" DESC NULLS LAST);