CREATE TABLE "sign_in_tries" (
	"name_hash" "bytea" PRIMARY KEY NOT NULL,
	"level" double precision NOT NULL,
	"tried_at" timestamp (3) with time zone NOT NULL
);
