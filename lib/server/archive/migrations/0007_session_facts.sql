CREATE TABLE "session_facts" (
	"bot_id" text NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text NOT NULL,
	"channel" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_active_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"outcome" text NOT NULL,
	"languages" text[] NOT NULL,
	"duration_ms" bigint,
	"message_count" integer NOT NULL,
	"agent_message_count" integer NOT NULL,
	"failure_count" integer NOT NULL,
	"tasks" text[] NOT NULL,
	"is_developer" boolean NOT NULL,
	"first_message_at" timestamp (3) with time zone,
	"last_message_at" timestamp (3) with time zone,
	"response_ms" integer[] NOT NULL,
	"response_tasks" smallint[] NOT NULL,
	"failed_tasks" smallint[] NOT NULL,
	"task_path" smallint[] NOT NULL,
	CONSTRAINT "session_facts_bot_id_session_id_pk" PRIMARY KEY("bot_id","session_id")
);
--> statement-breakpoint
WITH "told" AS (
	SELECT m."bot_id", m."session_id", m."message_id", m."created_at", m."direction", m."speaker", m."is_failure",
		array_position(s."tasks", m."task")::smallint AS "task"
	FROM "messages" m JOIN "sessions" s ON s."bot_id" = m."bot_id" AND s."session_id" = m."session_id"
), "spans" AS (
	SELECT "bot_id", "session_id", min("created_at") AS "first_message_at", max("created_at") AS "last_message_at"
	FROM "told" GROUP BY 1, 2
), "answers" AS (
	SELECT "bot_id", "session_id", array_agg("response_ms" ORDER BY "created_at", "direction", "message_id") AS "response_ms",
		array_agg(coalesce("task", 0::smallint) ORDER BY "created_at", "direction", "message_id") AS "response_tasks"
	FROM (
		SELECT *, lag("speaker") OVER "order" AS "asker",
			(extract(epoch FROM "created_at" - lag("created_at") OVER "order") * 1000)::bigint AS "response_ms"
		FROM "told" WHERE "speaker" <> 'system'
		WINDOW "order" AS (PARTITION BY "bot_id", "session_id" ORDER BY "created_at", "direction", "message_id")
	) a WHERE "speaker" = 'bot' AND "asker" = 'user' AND "response_ms" < 240000 GROUP BY 1, 2
), "failures" AS (
	SELECT "bot_id", "session_id", array_agg("task" ORDER BY "created_at", "direction", "message_id") AS "failed_tasks"
	FROM "told" WHERE "is_failure" AND "task" IS NOT NULL GROUP BY 1, 2
), "paths" AS (
	SELECT "bot_id", "session_id", array_agg("task" ORDER BY "created_at", "direction", "message_id") AS "task_path"
	FROM (
		SELECT *, lag("task") OVER (PARTITION BY "bot_id", "session_id" ORDER BY "created_at", "direction", "message_id") AS "before"
		FROM "told" WHERE "task" IS NOT NULL
	) p WHERE "task" IS DISTINCT FROM "before" GROUP BY 1, 2
)
INSERT INTO "session_facts"
SELECT s."bot_id", s."session_id", s."user_id", s."channel", s."started_at", s."last_active_at", s."status", s."outcome",
	s."languages", s."duration_ms", s."message_count", s."agent_message_count", s."failure_count", s."tasks",
	s."is_developer", "first_message_at", "last_message_at", coalesce("response_ms"::int[], '{}'), coalesce("response_tasks", '{}'), coalesce("failed_tasks", '{}'),
	coalesce("task_path", '{}')
FROM "sessions" s LEFT JOIN "spans" USING ("bot_id", "session_id") LEFT JOIN "answers" USING ("bot_id", "session_id") LEFT JOIN "failures" USING ("bot_id", "session_id")
	LEFT JOIN "paths" USING ("bot_id", "session_id")
ORDER BY s."bot_id", s."started_at";
--> statement-breakpoint
CREATE INDEX "session_facts_by_start" ON "session_facts" USING btree ("bot_id","started_at");
--> statement-breakpoint
CREATE INDEX "session_facts_by_message" ON "session_facts" USING btree ("bot_id","first_message_at");
--> statement-breakpoint
CREATE INDEX "session_facts_by_user" ON "session_facts" USING btree ("bot_id","user_id","started_at");
--> statement-breakpoint
UPDATE "bot_sync" b SET "longest_session_ms" = greatest(b."longest_session_ms", (
	SELECT ceil(max(extract(epoch FROM f."last_active_at" - least(f."started_at", f."first_message_at")) * 1000))::bigint
	FROM "session_facts" f WHERE f."bot_id" = b."bot_id"
));
