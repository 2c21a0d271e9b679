CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bot_id" text NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"words" text NOT NULL,
	"columns" jsonb NOT NULL,
	"is_shared" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "view_marks" (
	"account_id" uuid NOT NULL,
	"bot_id" text NOT NULL,
	"view_id" text NOT NULL,
	"is_starred" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	CONSTRAINT "view_marks_account_id_bot_id_view_id_pk" PRIMARY KEY("account_id","bot_id","view_id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "task" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "tasks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_marks" ADD CONSTRAINT "view_marks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_by_bot" ON "saved_views" USING btree ("bot_id","account_id");--> statement-breakpoint
UPDATE "messages" SET "task" = trim("raw"->>'tN') WHERE trim("raw"->>'tN') <> '';--> statement-breakpoint
UPDATE "sessions" s SET "tasks" = m."tasks" FROM (
	SELECT "bot_id", "session_id", array_agg(DISTINCT "task") AS "tasks" FROM "messages" WHERE "task" IS NOT NULL GROUP BY 1, 2
) m WHERE m."bot_id" = s."bot_id" AND m."session_id" = s."session_id";--> statement-breakpoint
INSERT INTO "facet_days"
SELECT s."bot_id", f."facet", (s."started_at" AT TIME ZONE 'UTC')::date, s."channel", s."is_developer",
	sha256(convert_to(jsonb_build_array('', f."value")::text, 'UTF8')), '', f."value", count(*)::int
FROM "sessions" s CROSS JOIN LATERAL (
	SELECT 'task' AS "facet", unnest(s."tasks") AS "value"
	UNION ALL SELECT 'handler', CASE WHEN s."agent_message_count" > 0 THEN 'agent' ELSE 'bot' END
) f GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
