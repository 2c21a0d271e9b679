CREATE TABLE "response_days" (
	"bot_id" text NOT NULL,
	"day" date NOT NULL,
	"task" text NOT NULL,
	"channel" text NOT NULL,
	"is_developer" boolean NOT NULL,
	"bucket" smallint NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "response_days_bot_id_task_day_channel_is_developer_bucket_pk" PRIMARY KEY("bot_id","task","day","channel","is_developer","bucket")
);
--> statement-breakpoint
INSERT INTO "response_days"
SELECT "bot_id", ("answered_at" AT TIME ZONE 'UTC')::date, "task", "channel", "is_developer",
	width_bucket("response_ms"::int, ARRAY[0, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500,
		3150, 4000, 5000, 6300, 8000, 10000, 12500, 16000, 20000, 25000, 31500, 40000, 50000, 63000, 80000, 100000,
		125000, 160000, 200000, 250000, 315000, 400000, 500000, 630000, 800000]) - 1, count(*)::int
FROM (
	SELECT m."bot_id", s."channel", s."is_developer", m."speaker", m."created_at" AS "answered_at",
		lag(m."speaker") OVER "told" AS "asker",
		(extract(epoch FROM m."created_at" - lag(m."created_at") OVER "told") * 1000)::bigint AS "response_ms",
		left(coalesce(m."task", ''), 200) AS "task"
	FROM "messages" m JOIN "sessions" s ON s."bot_id" = m."bot_id" AND s."session_id" = m."session_id"
	WHERE m."speaker" <> 'system'
	WINDOW "told" AS (PARTITION BY m."bot_id", m."session_id" ORDER BY m."created_at", m."direction", m."message_id")
) a
WHERE "speaker" = 'bot' AND "asker" = 'user' AND "response_ms" < 240000
GROUP BY 1, 2, 3, 4, 5, 6;
