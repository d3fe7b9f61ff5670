-- Trigrams find what was meant by a typo. The extension is trusted: the owner of a database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "takes_digest" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "incident_mitigation" ADD COLUMN     "change_id" UUID;

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "committed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "incident_measure" (
    "incident_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "incident_kind" NOT NULL,
    "severity" "severity" NOT NULL,
    "status" "incident_status" NOT NULL,
    "outcome" TEXT,
    "visibility" "visibility" NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "imported_from" TEXT,
    "detected_by" TEXT,
    "delivery_prevented" BOOLEAN NOT NULL,
    "impact_started_at" TIMESTAMPTZ(3),
    "first_signal_at" TIMESTAMPTZ(3),
    "detected_at" TIMESTAMPTZ(3),
    "first_paged_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "mobilised_at" TIMESTAMPTZ(3),
    "first_mitigation_at" TIMESTAMPTZ(3),
    "mitigated_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "instant_sources" TEXT NOT NULL,
    "reopened_count" INTEGER NOT NULL,
    "last_reopened_at" TIMESTAMPTZ(3),
    "review_published_at" TIMESTAMPTZ(3),
    "sev1_ms" BIGINT NOT NULL,
    "sev2_ms" BIGINT NOT NULL,
    "sev3_ms" BIGINT NOT NULL,
    "sev4_ms" BIGINT NOT NULL,
    "active_ms" BIGINT NOT NULL,
    "mitigated_ms" BIGINT NOT NULL,
    "resolved_ms" BIGINT NOT NULL,
    "closed_ms" BIGINT NOT NULL,
    "elapsed_until" TIMESTAMPTZ(3) NOT NULL,
    "alert_count" INTEGER NOT NULL,
    "tried_count" INTEGER NOT NULL,
    "tried_before_worked" INTEGER,
    "began_with_lever" BOOLEAN,

    CONSTRAINT "incident_measure_pkey" PRIMARY KEY ("incident_id")
);

-- CreateTable
CREATE TABLE "incident_delivery_span" (
    "incident_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_delivery_span_pkey" PRIMARY KEY ("incident_id","position")
);

-- CreateTable
CREATE TABLE "history_text" (
    "incident_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "history_text_pkey" PRIMARY KEY ("incident_id","part")
);

-- CreateTable
CREATE TABLE "history_indexed" (
    "incident_id" UUID NOT NULL,
    "head_seq" INTEGER NOT NULL,
    "stale" INTEGER[],
    "behind_since" TIMESTAMPTZ(3),
    "rests_until" TIMESTAMPTZ(3),

    CONSTRAINT "history_indexed_pkey" PRIMARY KEY ("incident_id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "content" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_item" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "foreign_id" TEXT,
    "title" TEXT NOT NULL,
    "record" JSONB,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "remarks" TEXT[],
    "incident_id" UUID,

    CONSTRAINT "import_item_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "imported_incident" (
    "source" TEXT NOT NULL,
    "foreign_id" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "imported_incident_pkey" PRIMARY KEY ("source","foreign_id")
);

-- CreateIndex
CREATE INDEX "incident_measure_declared_at_incident_id_idx" ON "incident_measure"("declared_at" DESC, "incident_id");

-- CreateIndex
CREATE INDEX "incident_measure_title_trgm" ON "incident_measure" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "search_word_trgm" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "saved_view_is_shared_idx" ON "saved_view"("is_shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_person_id_name_key" ON "saved_view"("person_id", "name");

-- CreateIndex
CREATE INDEX "import_run_created_at_idx" ON "import_run"("created_at" DESC);

-- CreateIndex
CREATE INDEX "import_item_run_id_state_position_idx" ON "import_item"("run_id", "state", "position");

-- CreateIndex
CREATE UNIQUE INDEX "imported_incident_incident_id_key" ON "imported_incident"("incident_id");

-- AddForeignKey
ALTER TABLE "incident_measure" ADD CONSTRAINT "incident_measure_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_delivery_span" ADD CONSTRAINT "incident_delivery_span_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_text" ADD CONSTRAINT "history_text_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_indexed" ADD CONSTRAINT "history_indexed_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_incident" ADD CONSTRAINT "imported_incident_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which incidents an alert rule fired in; `ruleOf` of the reads says the same.
CREATE INDEX "alert_rule_idx" ON "alert" ((coalesce("labels" ->> 'alertname', "labels" ->> 'rule', "title"))) WHERE "incident_id" IS NOT NULL;

-- A broad word reads many rows of this table and nothing of their words: where those are long they stand apart, so that the
-- rows are few pages. Comparing words that stand apart costs more than the planner thinks, which would rather read the
-- whole table: the function says what it costs. It cannot be inlined, and the index answers without calling it.
ALTER TABLE "history_text" SET (toast_tuple_target = 128);
CREATE FUNCTION history_words(words tsvector) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS 'BEGIN RETURN words; END';
CREATE INDEX history_text_words ON history_text USING gin (history_words(search));
-- Titles alone, which a search that opens anywhere asks for at each letter.
CREATE INDEX history_text_title_words ON history_text USING gin (history_words(search)) WHERE part = -2;

-- Few are behind at any time, and every search asks which.
CREATE INDEX history_indexed_behind ON history_indexed (behind_since) WHERE behind_since IS NOT NULL;

-- Everything that is there already is behind, in all its parts.
INSERT INTO history_indexed (incident_id, head_seq, stale, behind_since)
SELECT id, 0, '{-2,-1}', now() FROM incident;

-- Words of titles, by which incidents that are alike are found.
CREATE INDEX "incident_measure_title_words" ON "incident_measure" USING GIN (to_tsvector('english', "title"));
