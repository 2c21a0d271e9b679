ALTER TABLE "bot_sync" ADD COLUMN "backfill_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "bot_sync" ADD COLUMN "is_backfill_paused" boolean DEFAULT false NOT NULL;