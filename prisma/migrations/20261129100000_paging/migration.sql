-- AlterTable
ALTER TABLE "service" ADD COLUMN     "pages_deployer_minutes" INTEGER,
ADD COLUMN     "policy_id" UUID;

-- CreateTable
CREATE TABLE "escalation_policy" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "team_id" UUID,
    "steps" JSONB NOT NULL,
    "repeat" INTEGER NOT NULL,
    "hold_minutes" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "escalation_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "policy_id" UUID,
    "plan" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "lap" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "acknowledged_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "escalation_id" UUID,
    "position" INTEGER,
    "lap" INTEGER,
    "because" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "words" TEXT,
    "asked_by_id" TEXT NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "arrives_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_attempt" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "method_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "provider" TEXT,
    "detail" TEXT,
    "reference" TEXT,
    "is_possibly_twice" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3),
    "token_hash" BYTEA NOT NULL,
    "token_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "page_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "escalation_incident_id_idx" ON "escalation"("incident_id");

-- CreateIndex
CREATE INDEX "escalation_policy_id_idx" ON "escalation"("policy_id");

-- CreateIndex
CREATE INDEX "page_incident_id_idx" ON "page"("incident_id");

-- CreateIndex
CREATE INDEX "page_person_id_asked_at_idx" ON "page"("person_id", "asked_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "page_attempt_token_hash_key" ON "page_attempt"("token_hash");

-- CreateIndex
CREATE INDEX "page_attempt_page_id_idx" ON "page_attempt"("page_id");

-- CreateIndex
CREATE INDEX "page_attempt_reference_idx" ON "page_attempt"("reference");

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "escalation_policy"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_policy" ADD CONSTRAINT "escalation_policy_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "escalation_policy"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page" ADD CONSTRAINT "page_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page" ADD CONSTRAINT "page_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_attempt" ADD CONSTRAINT "page_attempt_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one run is under way for each service of an incident.
CREATE UNIQUE INDEX escalation_under_way ON escalation (incident_id, service_id) WHERE state IN ('running', 'acknowledged');

-- What the dispatcher looks for, and nothing else; it wakes when an attempt is made or moved.
CREATE INDEX page_attempt_due ON page_attempt (due_at) WHERE state = 'queued';
CREATE INDEX page_attempt_leased ON page_attempt (lease_until) WHERE state = 'sending';
CREATE FUNCTION wake_pages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('page', ''); RETURN NULL; END $$;
CREATE TRIGGER page_attempt_wakes AFTER INSERT OR UPDATE OF due_at ON page_attempt
  FOR EACH STATEMENT EXECUTE FUNCTION wake_pages();
