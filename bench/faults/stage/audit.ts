import { z } from 'zod'
import { request } from './api.ts'
import type { Installation } from './installation.ts'
import { expectOk, type Person } from './people.ts'
import type { Acknowledged } from './writers.ts'

const page = z.object({
  events: z.array(
    z.object({
      seq: z.number(),
      type: z.string(),
      commandId: z.string(),
      recordedAt: z.string(),
      payload: z.looseObject({ text: z.string().optional(), occurredAt: z.string().optional() }),
    }),
  ),
  headSeq: z.number(),
})

export type LoggedEvent = z.infer<typeof page>['events'][number]

/** The whole log of an incident, as the API gives it. */
export async function readLog(url: string, { token }: Person, incidentId: string): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = []
  for (;;) {
    const path = `/api/v1/incidents/${incidentId}/events?after=${events.at(-1)?.seq ?? 0}&limit=1000`
    const next = page.parse(expectOk(await request(url, token, path)))
    events.push(...next.events)
    if (next.events.length === 0) return events
  }
}

export interface Audit {
  /** What was acknowledged and is not in the log where its sender was told. */
  lost: number
  doubled: number
  gaps: number
  /** Entries that stand before an earlier one of their writer. */
  'out of order': number
  'broken logs': number
  'differences of a rebuild': number
}

export const isSound = (audit: Audit): boolean => Object.values(audit).every((count) => count === 0)

/** Compares what writers were told with what is in the log, and the log with all that is derived from it. */
export async function audit(
  installation: Installation,
  person: Person,
  acknowledged: readonly Acknowledged[],
): Promise<Audit> {
  const found: Audit = {
    lost: 0,
    doubled: 0,
    gaps: 0,
    'out of order': 0,
    'broken logs': 0,
    'differences of a rebuild': 0,
  }
  for (const [incidentId, told] of Map.groupBy(acknowledged, (entry) => entry.incidentId)) {
    const log = await readLog(installation.url, person, incidentId)
    const inLog = new Map(log.map((event) => [event.seq, event.commandId]))
    found.lost += told.filter(({ seq, commandId }) => inLog.get(seq) !== commandId).length
    found.doubled += log.length - new Set(log.map((event) => `${event.commandId} ${event.type}`)).size
    found.gaps += log.filter(({ seq }, index) => seq !== index + 1).length
    found['out of order'] += outOfOrder(told)
  }
  found['broken logs'] = Number(await counted('verify-log', /(\d+) broken/))
  found['differences of a rebuild'] = Number(await counted('rebuild', /(\d+) differences/))
  return found

  async function counted(command: string, pattern: RegExp): Promise<string | undefined> {
    const { log } = await installation.operate(command, [])
    return pattern.exec(log.join('\n'))?.[1]
  }
}

function outOfOrder(told: readonly Acknowledged[]): number {
  let count = 0
  for (const entries of Map.groupBy(told, ({ writer }) => writer).values()) {
    const seqs = entries.toSorted((a, b) => a.n - b.n).map(({ seq }) => seq)
    count += seqs.filter((seq, index) => index > 0 && seq <= (seqs[index - 1] ?? 0)).length
  }
  return count
}
