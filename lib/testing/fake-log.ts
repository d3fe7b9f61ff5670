import type { StoredCommand } from '@/lib/client/outbox-item'
import { AppError } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'

/** A log with receipts, as the server keeps it (SPEC CMD-4). */
export function fakeLog() {
  const events: IncidentEvent[] = []
  const receipts = new Map<string, { input: string; events: IncidentEvent[] }>()
  const refused = new Set<string>()
  return {
    events,
    refused,
    decide({ commandId, incidentId, name, input }: StoredCommand) {
      const receipt = receipts.get(commandId)
      if (receipt && receipt.input !== JSON.stringify(input)) return new AppError('command_id_reused', 'Used')
      if (receipt) return { events: receipt.events, headSeq: events.length }
      if (refused.has(commandId)) return new AppError('rule_refused', 'No.')
      const made = [{ seq: events.length + 1, incidentId, commandId, type: name, payload: input }]
      receipts.set(commandId, { input: JSON.stringify(input), events: made as unknown as IncidentEvent[] })
      events.push(...(made as unknown as IncidentEvent[]))
      return { events: made as unknown as IncidentEvent[], headSeq: events.length }
    },
  }
}
