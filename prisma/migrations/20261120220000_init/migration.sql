-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "organisation_role" AS ENUM ('admin', 'responder', 'stakeholder');

-- CreateEnum
CREATE TYPE "token_scope" AS ENUM ('read', 'respond', 'admin');

-- CreateEnum
CREATE TYPE "incident_kind" AS ENUM ('production', 'delivery', 'security', 'drill');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('sev1', 'sev2', 'sev3', 'sev4');

-- CreateEnum
CREATE TYPE "incident_status" AS ENUM ('active', 'mitigated', 'resolved', 'closed');

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('open', 'private');

-- CreateEnum
CREATE TYPE "timer_state" AS ENUM ('armed', 'fired', 'cancelled');

-- CreateEnum
CREATE TYPE "alert_status" AS ENUM ('firing', 'resolved');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "organisation_role" NOT NULL,
    "password_hash" TEXT,
    "phone" TEXT,
    "time_zone" TEXT,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "organisation_role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" "token_scope" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_change" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "session_id" UUID,
    "token_id" UUID,
    "incident_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "team_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "state" JSONB NOT NULL,
    "reducer_version" INTEGER NOT NULL,
    "head_seq" INTEGER NOT NULL,
    "head_hash" BYTEA NOT NULL,
    "head_mac" BYTEA NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "incident_kind" NOT NULL,
    "severity" "severity" NOT NULL,
    "status" "incident_status" NOT NULL,
    "outcome" TEXT,
    "visibility" "visibility" NOT NULL,
    "delivery_prevented" BOOLEAN NOT NULL,
    "commander_id" UUID,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "impact_started_at" TIMESTAMPTZ(3),
    "detected_at" TIMESTAMPTZ(3),
    "mitigated_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "update_due_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_event" (
    "incident_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB,
    "payload_digest" BYTEA NOT NULL,
    "salt" BYTEA,
    "actor" JSONB NOT NULL,
    "command_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("incident_id","seq")
);

-- CreateTable
CREATE TABLE "command_receipt" (
    "command_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "first_seq" INTEGER,
    "last_seq" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "command_receipt_pkey" PRIMARY KEY ("command_id")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "incident_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "entry_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "starred" BOOLEAN NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "row" JSONB NOT NULL,
    "search_text" TEXT NOT NULL,
    "search" tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, search_text) || to_tsvector('simple'::regconfig, search_text)) STORED,

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("incident_id","seq")
);

-- CreateTable
CREATE TABLE "incident_service" (
    "incident_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,

    CONSTRAINT "incident_service_pkey" PRIMARY KEY ("incident_id","service_id")
);

-- CreateTable
CREATE TABLE "incident_member" (
    "incident_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "incident_member_pkey" PRIMARY KEY ("incident_id","person_id")
);

-- CreateTable
CREATE TABLE "incident_role" (
    "incident_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "incident_role_pkey" PRIMARY KEY ("incident_id","role","person_id")
);

-- CreateTable
CREATE TABLE "incident_participant" (
    "incident_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "incident_participant_pkey" PRIMARY KEY ("incident_id","person_id")
);

-- CreateTable
CREATE TABLE "read_mark" (
    "person_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "read_mark_pkey" PRIMARY KEY ("person_id","incident_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "entry_id" TEXT,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "incident_id" UUID,
    "payload" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "timer_state" NOT NULL DEFAULT 'armed',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "fired_at" TIMESTAMPTZ(3),

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "integration" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "service_id" UUID,
    "settings" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),
    "last_received_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),

    CONSTRAINT "integration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "dedup_key" TEXT NOT NULL,
    "status" "alert_status" NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT,
    "labels" JSONB NOT NULL,
    "annotations" JSONB NOT NULL,
    "url" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "first_received_at" TIMESTAMPTZ(3) NOT NULL,
    "last_received_at" TIMESTAMPTZ(3) NOT NULL,
    "received_count" INTEGER NOT NULL DEFAULT 1,
    "service_id" UUID,
    "incident_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "raw" JSONB NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "public_id" TEXT NOT NULL,
    "setup_token_hash" BYTEA,
    "setup_expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "person_session_person_id_idx" ON "person_session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_key_key" ON "team"("key");

-- CreateIndex
CREATE UNIQUE INDEX "service_key_key" ON "service"("key");

-- CreateIndex
CREATE UNIQUE INDEX "incident_number_key" ON "incident"("number");

-- CreateIndex
CREATE INDEX "incident_status_declared_at_idx" ON "incident"("status", "declared_at" DESC);

-- CreateIndex
CREATE INDEX "incident_declared_at_id_idx" ON "incident"("declared_at" DESC, "id");

-- CreateIndex
CREATE INDEX "command_receipt_incident_id_idx" ON "command_receipt"("incident_id");

-- CreateIndex
CREATE INDEX "timeline_entry_search_idx" ON "timeline_entry" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_entry_incident_id_entry_id_key" ON "timeline_entry"("incident_id", "entry_id");

-- CreateIndex
CREATE INDEX "incident_service_service_id_idx" ON "incident_service"("service_id");

-- CreateIndex
CREATE INDEX "incident_member_person_id_idx" ON "incident_member"("person_id");

-- CreateIndex
CREATE INDEX "incident_role_person_id_idx" ON "incident_role"("person_id");

-- CreateIndex
CREATE INDEX "incident_participant_person_id_idx" ON "incident_participant"("person_id");

-- CreateIndex
CREATE INDEX "notification_person_id_created_at_idx" ON "notification"("person_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notification_person_id_incident_id_seq_kind_key" ON "notification"("person_id", "incident_id", "seq", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "integration_key_hash_key" ON "integration"("key_hash");

-- CreateIndex
CREATE INDEX "alert_incident_id_idx" ON "alert"("incident_id");

-- CreateIndex
CREATE INDEX "alert_integration_id_dedup_key_idx" ON "alert"("integration_id", "dedup_key");

-- AddForeignKey
ALTER TABLE "person_session" ADD CONSTRAINT "person_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_service" ADD CONSTRAINT "incident_service_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_member" ADD CONSTRAINT "incident_member_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_role" ADD CONSTRAINT "incident_role_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_participant" ADD CONSTRAINT "incident_participant_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "integration" ADD CONSTRAINT "integration_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema language cannot say.

-- The log is append-only. The one change allowed is a redaction: payload and salt become null, nothing else.
CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.payload IS NULL AND NEW.salt IS NULL
     AND (NEW.incident_id, NEW.seq, NEW.type, NEW.payload_digest, NEW.actor, NEW.command_id, NEW.recorded_at, NEW.hash)
       = (OLD.incident_id, OLD.seq, OLD.type, OLD.payload_digest, OLD.actor, OLD.command_id, OLD.recorded_at, OLD.hash)
  THEN RETURN NEW;
  END IF;
  RAISE EXCEPTION 'incident_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER incident_event_is_append_only BEFORE UPDATE OR DELETE ON incident_event
  FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER incident_event_is_not_truncated BEFORE TRUNCATE ON incident_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();

-- One armed timer a key; workers wake when one is armed or moved.
CREATE UNIQUE INDEX timer_key_armed ON timer (key) WHERE state = 'armed';
CREATE INDEX timer_due_armed ON timer (due_at) WHERE state = 'armed';
CREATE FUNCTION wake_timers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('timer', ''); RETURN NULL; END $$;
CREATE TRIGGER timer_wakes AFTER INSERT OR UPDATE OF due_at ON timer
  FOR EACH STATEMENT EXECUTE FUNCTION wake_timers();

-- An alert fires once until it resolves.
CREATE UNIQUE INDEX alert_firing ON alert (integration_id, dedup_key) WHERE status = 'firing';
CREATE INDEX alert_firing_by_incident ON alert (incident_id) WHERE status = 'firing';
CREATE INDEX alert_unsettled ON alert (service_id, integration_id) WHERE settled_at IS NULL;

-- Unread notifications are counted on every page.
CREATE INDEX notification_unread ON notification (person_id) WHERE read_at IS NULL;
