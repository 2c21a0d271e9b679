CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "message_versions" (
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"message_id" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"raw" jsonb NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_versions_bot_id_session_id_message_id_content_hash_pk" PRIMARY KEY("bot_id","session_id","message_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "session_versions" (
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"raw" jsonb NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_versions_bot_id_session_id_content_hash_pk" PRIMARY KEY("bot_id","session_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "facet_days" (
	"bot_id" text NOT NULL,
	"facet" text NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"is_developer" boolean NOT NULL,
	"value_hash" "bytea" NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	"sessions" integer NOT NULL,
	CONSTRAINT "facet_days_bot_id_facet_day_channel_is_developer_value_hash_pk" PRIMARY KEY("bot_id","facet","day","channel","is_developer","value_hash")
);
--> statement-breakpoint
CREATE TABLE "message_days" (
	"bot_id" text NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"speaker" text NOT NULL,
	"is_developer" boolean NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "message_days_bot_id_day_channel_speaker_is_developer_pk" PRIMARY KEY("bot_id","day","channel","speaker","is_developer")
);
--> statement-breakpoint
CREATE TABLE "session_days" (
	"bot_id" text NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"outcome" text NOT NULL,
	"is_developer" boolean NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "session_days_bot_id_day_channel_outcome_is_developer_pk" PRIMARY KEY("bot_id","day","channel","outcome","is_developer")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"bot_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_hash" "bytea" NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "erasures_bot_id_kind_subject_hash_pk" PRIMARY KEY("bot_id","kind","subject_hash")
);
--> statement-breakpoint
CREATE TABLE "write_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"held_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "kore_calls_by_time";--> statement-breakpoint
DROP INDEX "session_tags_by_value";--> statement-breakpoint
DROP INDEX "sessions_by_start";--> statement-breakpoint
DROP INDEX "sessions_by_user";--> statement-breakpoint
DROP INDEX "sessions_by_channel";--> statement-breakpoint
DROP INDEX "sync_windows_queue";--> statement-breakpoint
ALTER TABLE "bot_sync" ADD COLUMN "session_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bot_sync" ADD COLUMN "retention_days" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "speaker" text;--> statement-breakpoint
UPDATE "messages" SET "speaker" = CASE "direction" WHEN 'incoming' THEN 'user' ELSE 'bot' END;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "speaker" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "is_failure" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "words" "tsvector";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "letters" text;--> statement-breakpoint
ALTER TABLE "session_tags" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "session_tags" t SET "started_at" = s."started_at" FROM "sessions" s WHERE s."bot_id" = t."bot_id" AND s."session_id" = t."session_id";--> statement-breakpoint
DELETE FROM "session_tags" WHERE "started_at" IS NULL;--> statement-breakpoint
ALTER TABLE "session_tags" ALTER COLUMN "started_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "user_message_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "bot_message_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "agent_message_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "failure_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_search" ON "messages" USING gin ("words","letters" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "messages_unread" ON "messages" USING btree ("bot_id") WHERE words is null;--> statement-breakpoint
CREATE INDEX "kore_calls_by_time" ON "kore_calls" USING btree ("bot_id","called_at");--> statement-breakpoint
CREATE INDEX "session_tags_by_value" ON "session_tags" USING btree ("bot_id",left(name, 200),left(value, 200),"started_at","session_id");--> statement-breakpoint
CREATE INDEX "sessions_by_start" ON "sessions" USING btree ("bot_id","started_at","session_id");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("bot_id","user_id","started_at","session_id");--> statement-breakpoint
CREATE INDEX "sessions_by_channel" ON "sessions" USING btree ("bot_id","channel","started_at","session_id");--> statement-breakpoint
CREATE INDEX "sync_windows_queue" ON "sync_windows" USING btree ("bot_id","state","priority","to_at" DESC NULLS FIRST);--> statement-breakpoint
UPDATE "sessions" s SET "user_message_count" = m."users", "bot_message_count" = m."bots" FROM (
	SELECT "bot_id", "session_id", count(*) FILTER (WHERE "speaker" = 'user') AS "users",
		count(*) FILTER (WHERE "speaker" = 'bot') AS "bots"
	FROM "messages" GROUP BY 1, 2
) m WHERE m."bot_id" = s."bot_id" AND m."session_id" = s."session_id";--> statement-breakpoint
UPDATE "bot_sync" b SET "session_count" = (SELECT count(*) FROM "sessions" s WHERE s."bot_id" = b."bot_id");--> statement-breakpoint
INSERT INTO "session_days"
SELECT "bot_id", "day", "channel", "outcome", "is_developer", ARRAY(
	SELECT (SELECT count(*)::int FROM unnest("quarters") q WHERE q <= place)
	FROM generate_series(0, 95) place ORDER BY place
) FROM (
	SELECT "bot_id", ("started_at" AT TIME ZONE 'UTC')::date AS "day", "channel", "outcome", "is_developer",
		array_agg((floor(extract(epoch FROM "started_at") / 900)::bigint % 96)::int) AS "quarters"
	FROM "sessions" GROUP BY 1, 2, 3, 4, 5
) s;--> statement-breakpoint
INSERT INTO "message_days"
SELECT "bot_id", "day", "channel", "speaker", "is_developer", ARRAY(
	SELECT (SELECT count(*)::int FROM unnest("quarters") q WHERE q <= place)
	FROM generate_series(0, 95) place ORDER BY place
) FROM (
	SELECT m."bot_id", (m."created_at" AT TIME ZONE 'UTC')::date AS "day", s."channel", m."speaker", s."is_developer",
		array_agg((floor(extract(epoch FROM m."created_at") / 900)::bigint % 96)::int) AS "quarters"
	FROM "messages" m JOIN "sessions" s ON s."bot_id" = m."bot_id" AND s."session_id" = m."session_id"
	GROUP BY 1, 2, 3, 4, 5
) m;--> statement-breakpoint
INSERT INTO "facet_days"
SELECT s."bot_id", f."facet", (s."started_at" AT TIME ZONE 'UTC')::date, s."channel", s."is_developer",
	sha256(convert_to(jsonb_build_array(f."name", f."value")::text, 'UTF8')), f."name", f."value", count(*)::int
FROM "sessions" s CROSS JOIN LATERAL (
	SELECT 'status' AS "facet", '' AS "name", s."status" AS "value"
	UNION ALL SELECT 'language', '', unnest(s."languages")
	UNION ALL SELECT DISTINCT 'tag', t."name", t."value" FROM "session_tags" t
		WHERE t."bot_id" = s."bot_id" AND t."session_id" = s."session_id"
) f GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;--> statement-breakpoint
-- Rows of sessions change with every message: room in their page keeps the indexes out of it.
ALTER TABLE "sessions" SET (fillfactor = 80);--> statement-breakpoint
-- Statistics of whole texts help no plan and would keep pieces of what was erased.
ALTER TABLE "messages" ALTER COLUMN "text" SET STATISTICS 0, ALTER COLUMN "letters" SET STATISTICS 0, ALTER COLUMN "raw" SET STATISTICS 0;--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "raw" SET STATISTICS 0;
