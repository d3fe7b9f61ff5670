-- CreateTable
CREATE TABLE "person_identity" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "is_email_verified" BOOLEAN NOT NULL,
    "role" "organisation_role",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "used_logout_token" (
    "issuer" TEXT NOT NULL,
    "jti" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_logout_token_pkey" PRIMARY KEY ("issuer","jti")
);

-- AlterTable
ALTER TABLE "person_session" ADD COLUMN     "id_token" TEXT,
ADD COLUMN     "identity_id" UUID,
ADD COLUMN     "provider_session_id" TEXT;

-- CreateIndex
CREATE INDEX "person_identity_person_id_idx" ON "person_identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_identity_issuer_subject_key" ON "person_identity"("issuer", "subject");

-- CreateIndex
CREATE INDEX "person_session_identity_id_idx" ON "person_session"("identity_id");

-- AddForeignKey
ALTER TABLE "person_session" ADD CONSTRAINT "person_session_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "person_identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
