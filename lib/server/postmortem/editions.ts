import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, refuseAt } from '@/lib/domain/errors'
import { idSchema } from '@/lib/domain/incident/inputs'
import { isResponder } from '@/lib/domain/incident/policy'
import type { Edition } from '@/lib/domain/postmortem/edition'
import { SECTIONS } from '@/lib/domain/postmortem/sections'
import { isJsonEqual } from '@/lib/server/canonical'
import { now } from '@/lib/server/clock'
import { type Tx, withSnapshot, withTransaction } from '@/lib/server/db/pool'
import {
  endEdition,
  findEdition,
  insertEdition,
  listStoredEditions,
  type StoredEdition,
} from '@/lib/server/db/postmortem-editions'
import { findVersion } from '@/lib/server/db/postmortem-versions'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { editionToken } from '@/lib/server/postmortem/edition-token'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'
import { tellDocument } from '@/lib/server/realtime/tell-document'

export const newEditionSchema = z.strictObject({
  id: idSchema,
  version: z.int().min(1),
  sections: z
    .array(z.enum(SECTIONS))
    .min(1, 'is empty')
    .transform((chosen) => SECTIONS.filter((section) => chosen.includes(section))),
})

/** The editions of an incident, the latest first, for those who may publish one. Throws `forbidden`, `not_found`. */
export const listEditions = (actor: PersonActor, idOrKey: string): Promise<Edition[]> =>
  withSnapshot(async (tx) => {
    const { id } = await requireForResponder(tx, actor, idOrKey)
    return (await listStoredEditions(tx, id)).map(editionOf)
  })

/**
 * Puts chosen sections of a version at an address that anybody may open. The same id again answers the same edition.
 * Refuses what was never published, and any of a private incident.
 */
export async function publishEdition(
  actor: PersonActor,
  idOrKey: string,
  { id, version, sections }: z.output<typeof newEditionSchema>,
): Promise<{ edition: Edition; isNew: boolean }> {
  const { edition, isNew } = await withTransaction(async (tx) => {
    const stored = await requireForResponder(tx, actor, idOrKey)
    const { id: incidentId, visibility } = await currentState(tx, stored)
    if (visibility === 'private') {
      throw refuseAt(
        'EDITION-3',
        'This incident is private: open it to the organisation before you show it to everybody.',
      )
    }
    if (!(await findVersion(tx, incidentId, version))) {
      throw refuseAt('EDITION-1', 'Only a published version can be shown to everybody.', 'version')
    }
    const isNew = await insertEdition(tx, { id, incidentId, version, sections, createdAt: now() }, actor.id)
    const edition = await findEdition(tx, id)
    if (
      !edition ||
      !isJsonEqual([edition.incidentId, edition.version, edition.sections], [incidentId, version, sections])
    ) {
      throw new AppError('command_id_reused', 'This id is taken by another edition.')
    }
    return { edition, isNew }
  })
  if (isNew) {
    logger.info({ incidentId: edition.incidentId, editionId: id, personId: actor.id }, 'A public edition was made')
    tellDocument(edition.incidentId, 'editions')
  }
  return { edition: editionOf(edition), isNew }
}

/** Ends an edition: its address is not there any more. Doing it again changes nothing. Throws `not_found`. */
export async function revokeEdition(actor: PersonActor, idOrKey: string, id: string): Promise<void> {
  const incidentId = await withTransaction(async (tx) => {
    const stored = await requireForResponder(tx, actor, idOrKey)
    if (!(await endEdition(tx, stored.id, id, now()))) {
      throw new AppError('not_found', 'There is no edition with this id here.')
    }
    return stored.id
  })
  logger.info({ incidentId, editionId: id, personId: actor.id }, 'A public edition was revoked')
  tellDocument(incidentId, 'editions')
}

async function requireForResponder(tx: Tx, actor: PersonActor, idOrKey: string) {
  const stored = await requireIncident(tx, actor, idOrKey)
  if (!isResponder(actor)) throw new AppError('forbidden', 'Only responders can decide what everybody may read.')
  return stored
}

const editionOf = ({ incidentId: _, createdAt, revokedAt, ...edition }: StoredEdition): Edition => ({
  ...edition,
  url: `${env().publicUrl.origin}/public/${editionToken(edition.id)}`,
  createdAt: createdAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
})
