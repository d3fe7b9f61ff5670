-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "review_owner_id" UUID,
ADD COLUMN     "review_published_at" TIMESTAMPTZ(3),
ADD COLUMN     "review_status" TEXT,
ADD COLUMN     "review_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "in_postmortem" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "comment_id" UUID,
ALTER COLUMN "seq" DROP NOT NULL;

-- CreateTable
CREATE TABLE "postmortem_document" (
    "incident_id" UUID NOT NULL,
    "head" INTEGER NOT NULL DEFAULT 0,
    "snapshot" BYTEA,
    "snapshot_seq" INTEGER NOT NULL DEFAULT 0,
    "snapshot_at" TIMESTAMPTZ(3),
    "projected_seq" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "postmortem_document_pkey" PRIMARY KEY ("incident_id")
);

-- CreateTable
CREATE TABLE "postmortem_update" (
    "incident_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "update" BYTEA NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_update_pkey" PRIMARY KEY ("incident_id","seq")
);

-- CreateTable
CREATE TABLE "postmortem_card" (
    "incident_id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "category" TEXT,
    "statement" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,

    CONSTRAINT "postmortem_card_pkey" PRIMARY KEY ("incident_id","card_id")
);

-- CreateTable
CREATE TABLE "postmortem_section" (
    "incident_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "postmortem_section_pkey" PRIMARY KEY ("incident_id","section")
);

-- CreateTable
CREATE TABLE "postmortem_version" (
    "incident_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "document_seq" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "published_by" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_version_pkey" PRIMARY KEY ("incident_id","version")
);

-- CreateTable
CREATE TABLE "postmortem_thread" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "anchor" JSONB,
    "quote" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_by" UUID,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_comment" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postmortem_edition" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "sections" TEXT[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "postmortem_edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prevention" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "card_id" TEXT,
    "mitigation_id" TEXT,
    "evidence" TEXT,
    "evidence_url" TEXT,
    "decline_reason" TEXT,
    "ask_again_on" DATE,
    "issue" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "prevention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prevention_change" (
    "prevention_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "incident_id" UUID NOT NULL,
    "actor" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prevention_change_pkey" PRIMARY KEY ("prevention_id","version")
);

-- CreateIndex
CREATE INDEX "postmortem_card_category_idx" ON "postmortem_card"("category");

-- CreateIndex
CREATE INDEX "postmortem_thread_incident_id_idx" ON "postmortem_thread"("incident_id");

-- CreateIndex
CREATE INDEX "postmortem_comment_thread_id_idx" ON "postmortem_comment"("thread_id");

-- CreateIndex
CREATE INDEX "postmortem_comment_incident_id_idx" ON "postmortem_comment"("incident_id");

-- CreateIndex
CREATE INDEX "postmortem_edition_incident_id_idx" ON "postmortem_edition"("incident_id");

-- CreateIndex
CREATE INDEX "prevention_incident_id_idx" ON "prevention"("incident_id");

-- CreateIndex
CREATE INDEX "prevention_owner_id_state_idx" ON "prevention"("owner_id", "state");

-- CreateIndex
CREATE INDEX "prevention_state_due_on_idx" ON "prevention"("state", "due_on");

-- CreateIndex
CREATE INDEX "prevention_change_incident_id_idx" ON "prevention_change"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_person_id_comment_id_key" ON "notification"("person_id", "comment_id");

-- AddForeignKey
ALTER TABLE "postmortem_document" ADD CONSTRAINT "postmortem_document_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_update" ADD CONSTRAINT "postmortem_update_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_card" ADD CONSTRAINT "postmortem_card_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_section" ADD CONSTRAINT "postmortem_section_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_version" ADD CONSTRAINT "postmortem_version_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_thread" ADD CONSTRAINT "postmortem_thread_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_comment" ADD CONSTRAINT "postmortem_comment_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "postmortem_thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_comment" ADD CONSTRAINT "postmortem_comment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_edition" ADD CONSTRAINT "postmortem_edition_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prevention" ADD CONSTRAINT "prevention_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prevention_change" ADD CONSTRAINT "prevention_change_prevention_id_fkey" FOREIGN KEY ("prevention_id") REFERENCES "prevention"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prevention_change" ADD CONSTRAINT "prevention_change_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
