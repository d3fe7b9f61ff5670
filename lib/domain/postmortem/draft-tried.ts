import { type Mitigation, STATE_NAMES } from '../incident/mitigation'
import { spokenDuration } from '../incident/spoken'
import type { IncidentState } from '../incident/state'
import type { TimelineRow } from '../incident/timeline'
import type { RichText } from './content'
import { bullets, heading, type Log, said } from './draft-sentences'

/** Every mitigation that was begun, what was expected of it and what it did. */
export function triedBlocks({ mitigations }: IncidentState, log: Log): RichText[] {
  const tried = mitigations.filter(({ startedAt }) => startedAt !== null)
  if (tried.length === 0) return []
  return [heading('What was tried'), bullets(tried.map((one) => said([[told(one), linesOf(one, log)]])))]
}

function told(one: Mitigation): string {
  const where = one.service ? ` on ${one.service.name}` : ''
  const took = one.startedAt && one.endedAt ? ` after ${spokenDuration(one.startedAt, one.endedAt)}` : ''
  const shown = one.evidence?.text ?? one.note
  const left = one.crutch && !one.crutch.settled ? ' It is still in place.' : ''
  const because = shown ? ` (${shown.replace(/\.$/, '')})` : ''
  return `${one.title}${where}: ${STATE_NAMES[one.state].toLowerCase()}${took}${because}.${left}`
}

/** When it was begun, and what came of it. */
function linesOf({ id }: Mitigation, log: Log): TimelineRow[] {
  const isOfIt = ({ fact }: TimelineRow) =>
    fact !== null && 'mitigationId' in fact.payload && fact.payload.mitigationId === id
  return [
    ...log.of('mitigation.started').filter(isOfIt),
    ...log.of('mitigation.judged').filter(isOfIt),
    ...log.of('mitigation.reverted').filter(isOfIt),
    ...log.of('mitigation.abandoned').filter(isOfIt),
  ]
}
