'use client'
import { FactLine } from '@/components/timeline/fact-line'
import { Noun } from '@/components/timeline/fact-parts'
import { RowWords } from '@/components/timeline/row-words'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import { lineWords } from '@/lib/domain/postmortem/lines'

const nameOf = ({ name }: Ref): string => name

const KINDS: Partial<Record<TimelineRow['kind'], string>> = {
  observation: 'observed',
  hypothesis: 'suspected',
  decision: 'decided',
  question: 'asked',
  answer: 'answered',
}
const VERDICTS = { untested: null, supported: 'supported', 'ruled-out': 'ruled out' } as const

/** What a line says, as the log has it now. Nothing of it can be changed here. */
export function LineWords({ row }: { row: TimelineRow }) {
  const { fact, actor, kind, verdict } = row
  if (row.redacted) {
    return (
      <span className="text-text-3">
        redacted{row.redacted.by.id === actor.id ? '' : ` by ${row.redacted.by.name}`}
        {row.redacted.reason && `: ${row.redacted.reason}`}
      </span>
    )
  }
  // In the room it is a card that counts down; here it is over.
  if (fact?.type === 'mitigation.watching') {
    return (
      <>
        <Noun>{actor.name}</Noun> did <Noun>{fact.payload.title}</Noun> and watched for its effect
      </>
    )
  }
  if (fact) return <FactLine fact={fact} actor={actor} nameOf={nameOf} />
  const judged = verdict && VERDICTS[verdict]
  return (
    <>
      <Noun>{actor.name}</Noun> {KINDS[kind] && <span className="text-12 text-text-3">{KINDS[kind]} </span>}
      <RowWords text={lineWords(row)} mentions={row.mentions} />
      {judged && <span className="text-12 text-text-3"> ({judged})</span>}
    </>
  )
}
