ALTER TABLE "alert"
    ADD COLUMN "receipts" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
    ADD COLUMN "acknowledged_at" TIMESTAMPTZ(3),
    ADD COLUMN "acknowledged_by" TEXT,
    ADD COLUMN "snoozed_until" TIMESTAMPTZ(3),
    ADD COLUMN "snoozed_by" TEXT,
    ADD COLUMN "snooze_reason" TEXT,
    ADD COLUMN "held_by" TEXT,
    ADD COLUMN "held_id" UUID,
    ADD COLUMN "joined_because" TEXT,
    ADD COLUMN "joined_window" INTEGER,
    ADD COLUMN "is_flapping" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "extra" JSONB,
    ADD COLUMN "tiny_id" BIGINT;

-- CreateTable
CREATE TABLE "alert_entry" (
    "id" BIGSERIAL NOT NULL,
    "alert_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by_name" TEXT,
    "text" TEXT,

    CONSTRAINT "alert_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "silence" (
    "id" UUID NOT NULL,
    "matchers" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,

    CONSTRAINT "silence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "maintenance_window" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "service_ids" UUID[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,

    CONSTRAINT "maintenance_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rating" (
    "incident_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "is_actionable" BOOLEAN NOT NULL,
    "about" TEXT,
    "is_worth_waking" BOOLEAN,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_rating_pkey" PRIMARY KEY ("incident_id","rule","person_id")
);

-- CreateTable
CREATE TABLE "sender_request" (
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "alert_id" UUID,
    "alias" TEXT,
    "action" TEXT NOT NULL,
    "is_success" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sender_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alert_entry_alert_id_id_idx" ON "alert_entry"("alert_id", "id");

-- CreateIndex
CREATE INDEX "silence_ends_at_idx" ON "silence"("ends_at");

-- CreateIndex
CREATE INDEX "maintenance_window_ends_at_idx" ON "maintenance_window"("ends_at");

-- CreateIndex
CREATE INDEX "alert_rating_rule_idx" ON "alert_rating"("rule");

-- CreateIndex
CREATE INDEX "sender_request_at_idx" ON "sender_request"("at");

-- AddForeignKey
ALTER TABLE "alert_entry" ADD CONSTRAINT "alert_entry_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rating" ADD CONSTRAINT "alert_rating_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_rating" ADD CONSTRAINT "alert_rating_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: few alerts have a short number, few are held, and few belong to no incident.
CREATE SEQUENCE alert_tiny_id;
CREATE UNIQUE INDEX alert_tiny ON alert (integration_id, tiny_id) WHERE tiny_id IS NOT NULL;
CREATE INDEX alert_held ON alert (held_id) WHERE held_by IS NOT NULL AND status = 'firing';
CREATE INDEX alert_apart ON alert (first_received_at DESC, id DESC) WHERE incident_id IS NULL;
