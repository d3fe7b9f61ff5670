-- What was changed since it was read is not written over.
ALTER TABLE "scenario" ADD COLUMN     "updated_by" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
