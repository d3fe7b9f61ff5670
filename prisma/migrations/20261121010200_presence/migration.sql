-- Who counts as absent, for the look over all holders of roles that every server takes every other second.
ALTER TABLE "incident_role" ADD COLUMN "is_absent" BOOLEAN NOT NULL DEFAULT false;
UPDATE incident_role held SET is_absent = true
FROM incident
WHERE incident.id = held.incident_id AND (
  incident.state -> 'roles' -> held.role ->> 'absentSince' IS NOT NULL
  OR held.role = 'expert' AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(incident.state -> 'experts') expert
    WHERE expert ->> 'id' = held.person_id::text AND expert ->> 'absentSince' IS NOT NULL));

-- Disposable: what a crash of PostgreSQL empties, the servers write again within seconds.
CREATE UNLOGGED TABLE "server_process" (
    "id" UUID NOT NULL,
    "key_print" TEXT NOT NULL,
    "is_watching" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "server_process_pkey" PRIMARY KEY ("id")
);

CREATE UNLOGGED TABLE "presence" (
    "process_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("process_id","incident_id","person_id")
);

CREATE INDEX "presence_incident_id_person_id_idx" ON "presence"("incident_id", "person_id");
