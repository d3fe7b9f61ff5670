-- What was set since it was read is not written over.
ALTER TABLE "organisation_setting" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
