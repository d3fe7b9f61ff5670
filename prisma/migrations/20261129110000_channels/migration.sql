-- CreateTable
CREATE TABLE "contact_method" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "is_account" BOOLEAN NOT NULL DEFAULT false,
    "sealed" BYTEA,
    "code_hash" BYTEA,
    "code_expires_at" TIMESTAMPTZ(3),
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tested_at" TIMESTAMPTZ(3),
    "last_ok_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_problem" TEXT,

    CONSTRAINT "contact_method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_subscription" (
    "method_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "server_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("method_id")
);

-- CreateTable
CREATE TABLE "notification_rule" (
    "person_id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "tests_shifts" BOOLEAN NOT NULL DEFAULT false,
    "tested_shift" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_rule_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "channel_health" (
    "channel" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "last_ok_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_problem" TEXT,

    CONSTRAINT "channel_health_pkey" PRIMARY KEY ("channel","provider")
);

-- CreateIndex
CREATE INDEX "contact_method_person_id_idx" ON "contact_method"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscription_endpoint_key" ON "push_subscription"("endpoint");

-- AddForeignKey
ALTER TABLE "contact_method" ADD CONSTRAINT "contact_method_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_method_id_fkey" FOREIGN KEY ("method_id") REFERENCES "contact_method"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_rule" ADD CONSTRAINT "notification_rule_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Everybody has the mail address of their account, once.
CREATE UNIQUE INDEX "contact_method_account_key" ON "contact_method"("person_id") WHERE "is_account";

CREATE FUNCTION add_account_method() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contact_method (id, person_id, channel, address, label, is_account, verified_at)
  VALUES (gen_random_uuid(), NEW.id, 'email', '', '', true, now())
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER person_has_account_method AFTER INSERT ON "person" FOR EACH ROW EXECUTE FUNCTION add_account_method();

-- Who was removed and comes back is not called on numbers of then.
CREATE FUNCTION forget_contact_methods() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM contact_method WHERE person_id = NEW.id AND NOT is_account;
  DELETE FROM notification_rule WHERE person_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER person_removed_forgets_methods AFTER UPDATE OF "removed_at" ON "person"
  FOR EACH ROW WHEN (OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL) EXECUTE FUNCTION forget_contact_methods();

INSERT INTO contact_method (id, person_id, channel, address, label, is_account, verified_at)
SELECT gen_random_uuid(), id, 'email', '', '', true, now() FROM person;
