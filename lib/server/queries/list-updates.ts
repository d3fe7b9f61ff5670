import type { PersonActor } from '@/lib/domain/actor'
import type { SentUpdate } from '@/lib/domain/communication/mail-answers'
import { isResponder } from '@/lib/domain/incident/policy'
import { eventOf, readEventsAt } from '@/lib/server/db/event-log'
import { countMails } from '@/lib/server/db/mail'
import { withSnapshot } from '@/lib/server/db/pool'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

/** The last updates of an incident, the newest first, with all their words. Throws `not_found`. */
export const listUpdates = (actor: PersonActor, idOrKey: string): Promise<SentUpdate[]> =>
  withSnapshot(async (tx) => {
    const stored = await requireIncident(tx, actor, idOrKey)
    const { updates } = await currentState(tx, stored)
    const seqs = updates.items.map(({ seq }) => seq)
    if (seqs.length === 0) return []
    const events = (await readEventsAt(tx, stored.id, seqs)).map(eventOf)
    const outcomes = new Map((await countMails(tx, stored.id, seqs)).map((counts) => [counts.seq, counts]))
    return events.reverse().flatMap((event) => {
      if (event.type !== 'update.sent') return []
      const counts = outcomes.get(event.seq)
      const mail = counts && {
        all: counts.all,
        sent: counts.sent,
        failedCount: counts.failed.length,
        failed: isResponder(actor) ? counts.failed : [],
      }
      return [{ ...event.payload, seq: event.seq, by: event.actor, at: event.recordedAt, mail: mail ?? null }]
    })
  })
