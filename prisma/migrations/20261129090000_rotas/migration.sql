-- AlterTable
ALTER TABLE "person" ADD COLUMN     "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "takes_shift_mail" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "skills" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "rota" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "team_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "rota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rota_version" (
    "rota_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "rotation" JSONB NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rota_version_pkey" PRIMARY KEY ("rota_id","number")
);

-- CreateTable
CREATE TABLE "rota_override" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "rota_id" UUID NOT NULL,
    "seat" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "rota_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cover_request" (
    "id" UUID NOT NULL,
    "rota_id" UUID NOT NULL,
    "seat" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "cover_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cover_offer" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "return_seat" TEXT,
    "return_from" TIMESTAMPTZ(3),
    "return_to" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "cover_offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_over" (
    "rota_id" UUID NOT NULL,
    "seat" TEXT NOT NULL,
    "shift_from" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hand_over_pkey" PRIMARY KEY ("rota_id","seat","shift_from")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rota_gap_notice" (
    "rota_id" UUID NOT NULL,
    "seat" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "stage" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rota_gap_notice_pkey" PRIMARY KEY ("rota_id","seat","from_at","stage")
);

-- CreateIndex
CREATE UNIQUE INDEX "rota_key_key" ON "rota"("key");

-- CreateIndex
CREATE INDEX "rota_override_rota_id_to_at_idx" ON "rota_override"("rota_id", "to_at");

-- CreateIndex
CREATE INDEX "rota_override_person_id_to_at_idx" ON "rota_override"("person_id", "to_at");

-- CreateIndex
CREATE INDEX "cover_request_rota_id_state_idx" ON "cover_request"("rota_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "cover_offer_request_id_person_id_key" ON "cover_offer"("request_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- AddForeignKey
ALTER TABLE "rota" ADD CONSTRAINT "rota_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rota_version" ADD CONSTRAINT "rota_version_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rota"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rota_override" ADD CONSTRAINT "rota_override_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rota"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_request" ADD CONSTRAINT "cover_request_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rota"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cover_offer" ADD CONSTRAINT "cover_offer_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "cover_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rota"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rota_gap_notice" ADD CONSTRAINT "rota_gap_notice_rota_id_fkey" FOREIGN KEY ("rota_id") REFERENCES "rota"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What has begun to hold is what was: nobody changes it afterwards, and nothing is put before it.
CREATE FUNCTION rota_version_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a rotation that was saved is not changed; a later one follows it';
END $$;
CREATE TRIGGER rota_version_is_kept BEFORE UPDATE ON "rota_version" FOR EACH ROW EXECUTE FUNCTION rota_version_is_kept();

-- Whoever looks at rotas is told, after the commit, that they are no longer as they were, and nothing more.
CREATE FUNCTION tell_rotas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('rota', ''); RETURN NULL; END $$;
CREATE TRIGGER rota_tells AFTER INSERT OR UPDATE ON "rota" FOR EACH STATEMENT EXECUTE FUNCTION tell_rotas();
CREATE TRIGGER rota_version_tells AFTER INSERT ON "rota_version" FOR EACH STATEMENT EXECUTE FUNCTION tell_rotas();
CREATE TRIGGER rota_override_tells AFTER INSERT OR UPDATE ON "rota_override"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_rotas();
CREATE TRIGGER cover_request_tells AFTER INSERT OR UPDATE ON "cover_request"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_rotas();
CREATE TRIGGER cover_offer_tells AFTER INSERT OR UPDATE OR DELETE ON "cover_offer"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_rotas();
CREATE TRIGGER hand_over_tells AFTER INSERT OR UPDATE ON "hand_over" FOR EACH STATEMENT EXECUTE FUNCTION tell_rotas();
