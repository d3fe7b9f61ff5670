-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('waiting', 'sent', 'failed');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "takes_drills" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "links" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "tier" INTEGER;

-- CreateTable
CREATE TABLE "service_dependency" (
    "service_id" UUID NOT NULL,
    "depends_on_id" UUID NOT NULL,

    CONSTRAINT "service_dependency_pkey" PRIMARY KEY ("service_id","depends_on_id")
);

-- CreateTable
CREATE TABLE "lever" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "url" TEXT,
    "who" TEXT NOT NULL DEFAULT '',
    "expected_minutes" INTEGER,
    "action" JSONB,
    "action_secrets" BYTEA,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lever_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drill" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "scenario" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "steps_done" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "paused_ms" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "drill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drill_participant" (
    "drill_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "drill_participant_pkey" PRIMARY KEY ("drill_id","person_id")
);

-- CreateTable
CREATE TABLE "scenario" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "from_incident_id" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_mitigation" (
    "incident_id" UUID NOT NULL,
    "mitigation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lever" TEXT,
    "service_id" UUID,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "crutch_expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_mitigation_pkey" PRIMARY KEY ("incident_id","mitigation_id")
);

-- CreateTable
CREATE TABLE "incident_subscriber" (
    "incident_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_subscriber_pkey" PRIMARY KEY ("incident_id","person_id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "dedup_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "service_id" UUID,
    "author" TEXT,
    "author_email" TEXT,
    "url" TEXT,
    "version" TEXT,
    "environment" TEXT,
    "size" INTEGER,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSONB NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "incident_id" UUID,
    "seq" INTEGER,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "mail_state" NOT NULL DEFAULT 'waiting',
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "service_dependency_depends_on_id_idx" ON "service_dependency"("depends_on_id");

-- CreateIndex
CREATE UNIQUE INDEX "lever_service_id_kind_key" ON "lever"("service_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "drill_incident_id_key" ON "drill"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "scenario_key_key" ON "scenario"("key");

-- CreateIndex
CREATE INDEX "incident_mitigation_service_id_lever_idx" ON "incident_mitigation"("service_id", "lever");

-- CreateIndex
CREATE INDEX "incident_mitigation_crutch_expires_at_idx" ON "incident_mitigation"("crutch_expires_at");

-- CreateIndex
CREATE INDEX "incident_subscriber_person_id_idx" ON "incident_subscriber"("person_id");

-- CreateIndex
CREATE INDEX "change_service_id_at_idx" ON "change"("service_id", "at" DESC);

-- CreateIndex
CREATE INDEX "change_at_idx" ON "change"("at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "change_integration_id_dedup_key_key" ON "change"("integration_id", "dedup_key");

-- CreateIndex
CREATE INDEX "mail_incident_id_idx" ON "mail"("incident_id");

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_dependency" ADD CONSTRAINT "service_dependency_depends_on_id_fkey" FOREIGN KEY ("depends_on_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lever" ADD CONSTRAINT "lever_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drill" ADD CONSTRAINT "drill_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drill_participant" ADD CONSTRAINT "drill_participant_drill_id_fkey" FOREIGN KEY ("drill_id") REFERENCES "drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drill_participant" ADD CONSTRAINT "drill_participant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_mitigation" ADD CONSTRAINT "incident_mitigation_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_subscriber" ADD CONSTRAINT "incident_subscriber_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_subscriber" ADD CONSTRAINT "incident_subscriber_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- CreateTable
CREATE TABLE "pipeline_run" (
    "integration_id" UUID NOT NULL,
    "pipeline" TEXT NOT NULL,
    "run_key" TEXT NOT NULL,
    "is_failed" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pipeline_run_pkey" PRIMARY KEY ("integration_id","pipeline","run_key")
);

-- AddForeignKey
ALTER TABLE "pipeline_run" ADD CONSTRAINT "pipeline_run_integration_id_fkey" FOREIGN KEY ("integration_id") REFERENCES "integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;
