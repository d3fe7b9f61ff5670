import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { attachmentsOf } from '@/lib/domain/incident/events'
import { isRedactable } from '@/lib/domain/incident/redactable'
import type { AttachmentRef, Ref } from '@/lib/domain/incident/values'
import { hashContents } from '@/lib/server/db/attachments'
import { eventOf, readEvents, type StoredEvent } from '@/lib/server/db/event-log'
import { findIncident } from '@/lib/server/db/incident-reads'
import { findHead, type StoredHead } from '@/lib/server/db/incident-row'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { incidentIds } from '@/lib/server/incident-ids'
import { incidentNotFound } from '@/lib/server/incident-key'
import { GENESIS, type Head, headMac, isSame, linkHash, payloadDigestOf } from '@/lib/server/log-chain'

/**
 * `brokenAt` is the first `seq` that was edited, is missing or was moved, or lies beyond the authenticated head. With an
 * `attachment` the log is whole, and what is stored for that file of this event is not what the event says.
 */
export type Verdict = { ok: true; events: number } | { ok: false; brokenAt: number; attachment?: Ref }

const PAGE = 1000

/** Recomputes the chain of one log and compares the head with its MAC (SPEC LOG-7). */
export const verifyIncident = (incidentId: string): Promise<Verdict> =>
  withSnapshot((tx) => verifyWithin(tx, incidentId))

/** As `verifyIncident`, as of the snapshot of a caller. */
export async function verifyWithin(tx: Tx, incidentId: string): Promise<Verdict> {
  const head = await findHead(tx, incidentId)
  if (!head) throw new Error(`There is no incident ${incidentId}`)
  const chain = await walk(tx, incidentId)
  const brokenAt = firstOf(chain.brokenAt, chain.unexplained, headFault(incidentId, head, chain.last))
  if (brokenAt !== null) return { ok: false, brokenAt }
  return (await findFalseAttachment(tx, incidentId, chain.attached)) ?? { ok: true, events: chain.last.seq }
}

/** Verifies every log, or that of one incident given by id or key, and names each broken one. */
export async function verifyLog(
  key: string | undefined,
  log: (line: string) => void,
): Promise<{ incidents: number; broken: number }> {
  const result = { incidents: 0, broken: 0 }
  for await (const id of key === undefined ? incidentIds('all') : [await idOf(key)]) {
    const verdict = await verifyIncident(id)
    result.incidents += 1
    if (verdict.ok) continue
    result.broken += 1
    const { brokenAt, attachment } = verdict
    const what = attachment ? `: its file ${attachment.name} is missing or was changed` : ''
    log(`${id}: broken at event ${brokenAt}${what}`)
  }
  return result
}

async function idOf(idOrKey: string): Promise<string> {
  const incident = await withSnapshot((tx) => findIncident(tx, SYSTEM_ACTOR, idOrKey))
  if (!incident) throw incidentNotFound()
  return incident.id
}

interface Walk {
  /** The last link that holds. */
  last: Head
  brokenAt: number | null
  /** The first event without a payload that no redaction names. */
  unexplained: number | null
  /** What events say of their pictures and files. */
  attached: { seq: number; attachments: AttachmentRef[] }[]
}

async function walk(tx: Tx, incidentId: string): Promise<Walk> {
  const emptied = new Set<number>()
  const attached: Walk['attached'] = []
  let last = GENESIS
  for (let isMore = true; isMore; ) {
    const page = await readEvents(tx, incidentId, { from: last.seq + 1, limit: PAGE })
    isMore = page.length === PAGE
    for (const stored of page) {
      if (!isNextLink(last, stored)) return { last, brokenAt: last.seq + 1, unexplained: null, attached }
      last = { seq: stored.seq, hash: stored.hash }
      if (stored.payload === null) emptied.add(stored.seq)
      for (const seq of redactedBy(stored)) emptied.delete(seq)
      const attachments = attachedBy(stored)
      if (attachments.length > 0) attached.push({ seq: stored.seq, attachments })
    }
  }
  return { last, brokenAt: null, unexplained: firstOf(...emptied), attached }
}

function isNextLink(previous: Head, stored: StoredEvent): boolean {
  const { seq, type, payload, salt, payloadDigest, hash } = stored
  if (seq !== previous.seq + 1) return false
  const isWhole = payload !== null && salt !== null && isSame(payloadDigestOf(payload, salt), payloadDigest)
  const isEmptied = payload === null && salt === null && isRedactable(type)
  const link = { ...stored, recordedAt: stored.recordedAt.toISOString() }
  return (isWhole || isEmptied) && isSame(linkHash(previous.hash, link, payloadDigest), hash)
}

function redactedBy(stored: StoredEvent): number[] {
  if (stored.type !== 'entry.redacted') return []
  const event = eventOf(stored)
  return event.type === 'entry.redacted' ? event.payload.seqs : []
}

function attachedBy(stored: StoredEvent): AttachmentRef[] {
  const { payload } = stored
  const mayHave = typeof payload === 'object' && payload !== null && 'attachments' in payload
  return mayHave ? attachmentsOf(eventOf(stored)) : []
}

/** The first file that is missing, or is not the one whose hash its event has (SPEC FILE-11). */
async function findFalseAttachment(tx: Tx, incidentId: string, attached: Walk['attached']): Promise<Verdict | null> {
  for (const { seq, attachments } of attached) {
    const stored = await hashContents(tx, incidentId, seq)
    const { id, name } = attachments.find(({ id, sha256 }) => stored.get(id) !== sha256) ?? {}
    if (id !== undefined && name !== undefined) return { ok: false, brokenAt: seq, attachment: { id, name } }
  }
  return null
}

/** Where the head disagrees with the chain: behind it, beyond it, or not vouched for by the key. */
function headFault(incidentId: string, head: StoredHead, last: Head): number | null {
  if (head.seq !== last.seq) return Math.min(head.seq, last.seq) + 1
  const isVouchedFor = isSame(head.hash, last.hash) && isSame(head.mac, headMac(incidentId, head))
  return isVouchedFor ? null : head.seq
}

function firstOf(...seqs: (number | null)[]): number | null {
  const known = seqs.filter((seq) => seq !== null)
  return known.length === 0 ? null : Math.min(...known)
}
