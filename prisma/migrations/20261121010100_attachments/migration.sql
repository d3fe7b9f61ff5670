-- CreateEnum
CREATE TYPE "attachment_variant" AS ENUM ('full', 'thumbnail');

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "input_sha256" BYTEA NOT NULL,
    "entry_seq" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment_content" (
    "attachment_id" UUID NOT NULL,
    "variant" "attachment_variant" NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "attachment_content_pkey" PRIMARY KEY ("attachment_id","variant")
);

-- CreateIndex
CREATE INDEX "attachment_incident_id_entry_seq_idx" ON "attachment"("incident_id", "entry_seq");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_content" ADD CONSTRAINT "attachment_content_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
