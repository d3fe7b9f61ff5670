import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, refuse } from '@/lib/domain/errors'
import { addEntry } from '@/lib/domain/incident/commands/add-entry'
import { refusalFor } from '@/lib/domain/incident/decide-command'
import { idSchema } from '@/lib/domain/incident/inputs'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import { parse } from '@/lib/domain/parse'
import { createGate } from '@/lib/server/attachments/gate'
import { type KeptFile, keptFileOf } from '@/lib/server/attachments/kept-file'
import { now } from '@/lib/server/clock'
import { credentialGone, readActors } from '@/lib/server/db/actors'
import { countAttachments, findUpload, insertAttachment, type StoredAttachment } from '@/lib/server/db/attachments'
import { type Tx, withSnapshot, withTransaction } from '@/lib/server/db/pool'
import { shared } from '@/lib/server/process-registry'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'
import { armTimer, uploadKey } from '@/lib/server/timers/timers'

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024
/** Our pages give an upload up after half a minute without progress, and send it again (SPEC FILE-27). */
export const UPLOAD_PAUSE_MS = 40_000
const MAX_OF_INCIDENT = 500
const MAX_WAITING = 20
const KEEP_UNUSED_MS = 24 * 60 * 60_000

export const uploadQuerySchema = z.strictObject({
  name: z.string().max(1000, 'is longer than 1000 characters').describe('What the file is called.'),
})

export interface Upload {
  /** Made by the sender: the same upload again carries the same one (SPEC FILE-3). */
  id: string
  name: string
  /** Answers the bytes; asked for only once it is clear that they may come. */
  read: () => Promise<Uint8Array>
  /** Aborted when its sender waits for no answer any more. */
  sender?: AbortSignal
}

/** Each holds its file in memory until it is stored. */
const gate = shared('uploads', () => createGate({ atOnce: 16, waiting: 0 }))

/** Keeps what somebody uploads for an entry they are about to write, or for the postmortem. A retry answers what the first did. */
export const upload = (
  actor: PersonActor,
  idOrKey: string,
  sent: Upload,
): Promise<{ attachment: AttachmentRef; isNew: boolean }> =>
  gate(async () => {
    const id = parse(idSchema, sent.id, 'attachmentId')
    const { known } = await withSnapshot((tx) => requireUploader(tx, actor, idOrKey, id))
    const bytes = await sent.read()
    if (bytes.length === 0) throw new AppError('invalid_input', 'This file is empty')
    const inputSha256 = sha256(bytes)
    if (known) return { attachment: sameAs(known, inputSha256), isNew: false }
    const kept = await keptFileOf(bytes, sent.name, sent.sender)
    return withTransaction((tx) => store(tx, actor, idOrKey, { id, inputSha256, kept }))
  })

async function store(
  tx: Tx,
  actor: PersonActor,
  idOrKey: string,
  { id, inputSha256, kept }: { id: string; inputSha256: Buffer; kept: KeptFile },
): Promise<{ attachment: AttachmentRef; isNew: boolean }> {
  const { incidentId, known } = await requireUploader(tx, actor, idOrKey, id)
  if (known) return { attachment: sameAs(known, inputSha256), isNew: false }
  const { name, mediaType, width, height, full, thumbnail } = kept
  const attachment = { id, name, mediaType, size: full.length, sha256: sha256(full).toString('hex'), width, height }
  const contents = [
    { variant: 'full' as const, bytes: full },
    ...(thumbnail ? [{ variant: 'thumbnail' as const, bytes: thumbnail }] : []),
  ]
  const createdAt = now()
  const row = { ...attachment, incidentId, uploadedBy: actor.id, inputSha256, createdAt, contents }
  if (!(await insertAttachment(tx, row))) {
    const { known: winner } = await requireUploader(tx, actor, idOrKey, id)
    if (!winner) throw idTaken()
    return { attachment: sameAs(winner, inputSha256), isNew: false }
  }
  const dueAt = new Date(createdAt.getTime() + KEEP_UNUSED_MS)
  await armTimer(tx, { key: uploadKey(id), kind: 'delete-upload', incidentId, payload: { attachmentId: id }, dueAt })
  return { attachment, isNew: true }
}

/**
 * Who may write an entry may upload for one. `known` is what this sender uploaded here under the same id before: its
 * retry is answered even when nothing new may come any more.
 */
async function requireUploader(
  tx: Tx,
  sender: PersonActor,
  idOrKey: string,
  id: string,
): Promise<{ incidentId: string; known: StoredAttachment | null }> {
  const actor = (await readActors(tx, [sender], now()))(sender)
  if (!actor) throw credentialGone()
  const stored = await requireIncident(tx, actor, idOrKey)
  const state = await currentState(tx, stored)
  const refusal = refusalFor(addEntry, actor, state)
  if (refusal?.code === 'forbidden') throw new AppError('forbidden', 'You may not add files here.')
  const known = await findUpload(tx, id)
  if (known) {
    if (known.incidentId !== stored.id || known.uploadedBy !== actor.id) throw idTaken()
    return { incidentId: stored.id, known }
  }
  // A closed incident takes no entries, and pictures of its postmortem still.
  if (refusal && !state.review) throw refusal
  const { all, waiting } = await countAttachments(tx, stored.id, actor.id)
  if (all >= MAX_OF_INCIDENT) throw refuse('FILE-8', `This incident has ${MAX_OF_INCIDENT} files; it takes no more.`)
  if (waiting >= MAX_WAITING) {
    throw refuse('FILE-8', `${MAX_WAITING} files of yours wait for an entry here. Log them first.`)
  }
  return { incidentId: stored.id, known: null }
}

function sameAs(known: StoredAttachment, inputSha256: Buffer): AttachmentRef {
  if (!known.inputSha256.equals(inputSha256)) throw idTaken()
  const { id, name, mediaType, size, sha256, width, height } = known
  return { id, name, mediaType, size, sha256, width, height }
}

const idTaken = () => new AppError('conflict', 'This id was used for another file.')

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
