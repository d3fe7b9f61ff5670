import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { canonical } from '@/lib/server/canonical'
import type { Receipt } from '@/lib/server/db/receipts'
import { env } from '@/lib/server/env'
import { keyedHash } from '@/lib/server/keyed-hash'

/** A command as its sender made it: a retry is the same in every part (SPEC CMD-4). */
export interface Sent {
  commandId: string
  actor: Actor
  name: string
  inputHash: Buffer
}

/** Stands for the input exactly as it was sent; keyed, so that words redacted later cannot be guessed from it. */
export const hashOfInput = (input: unknown): Buffer => keyedHash(env().macKey, canonical(input ?? null))

/** What is remembered of a command that was accepted. */
export function receiptOf(sent: Sent, incidentId: string, events: IncidentEvent[]): Receipt {
  const { commandId, actor, name, inputHash } = sent
  const seqs = { firstSeq: events[0]?.seq ?? null, lastSeq: events.at(-1)?.seq ?? null }
  return { commandId, actorKind: actor.kind, actorId: actor.id, incidentId, name, inputHash, ...seqs }
}

/** Whether a receipt is that of this very command, sent again. */
export const isReceiptOf = (receipt: Receipt, { actor, name, inputHash }: Sent): boolean =>
  receipt.actorKind === actor.kind &&
  receipt.actorId === actor.id &&
  receipt.name === name &&
  receipt.inputHash.equals(inputHash)

export const commandIdReused = (): AppError =>
  new AppError('command_id_reused', 'This commandId was already used for another command. Make a new one.')
