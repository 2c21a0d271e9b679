TRUNCATE "facet_days";
--> statement-breakpoint
ALTER TABLE "facet_days" DROP CONSTRAINT "facet_days_bot_id_facet_day_channel_is_developer_value_hash_pk";
--> statement-breakpoint
ALTER TABLE "facet_days" ADD COLUMN "outcome" text NOT NULL;
--> statement-breakpoint
INSERT INTO "facet_days" ("bot_id", "facet", "day", "channel", "outcome", "is_developer", "value_hash", "name", "value", "sessions")
SELECT s."bot_id", f."facet", (s."started_at" AT TIME ZONE 'UTC')::date, s."channel", s."outcome", s."is_developer",
	sha256(convert_to(jsonb_build_array(f."name", f."value")::text, 'UTF8')), f."name", f."value", count(*)::int
FROM "session_facts" s CROSS JOIN LATERAL (
	SELECT 'status' AS "facet", '' AS "name", s."status" AS "value"
	UNION ALL SELECT 'language', '', unnest(s."languages")
	UNION ALL SELECT 'task', '', unnest(s."tasks")
	UNION ALL SELECT 'handler', '', CASE WHEN s."agent_message_count" > 0 THEN 'agent' ELSE 'bot' END
	UNION ALL SELECT DISTINCT 'tag', t."name", t."value" FROM "session_tags" t
		WHERE t."bot_id" = s."bot_id" AND t."session_id" = s."session_id"
) f GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
--> statement-breakpoint
ALTER TABLE "facet_days" ADD CONSTRAINT "facet_days_pk" PRIMARY KEY("bot_id","facet","day","channel","outcome","is_developer","value_hash");
