import { type FactProps, Noun } from '@/components/timeline/fact-parts'
import type { Fact } from '@/lib/domain/incident/timeline'
import { DETECTED_BY, IMPORT_SOURCES } from '@/lib/domain/incident/values'

type HistoryFactOf = Extract<Fact, { type: 'test.marked' | 'detection.set' | 'incident.imported' }>

/** What history asks of a room: tests, who noticed first, and what was written elsewhere. */
export function HistoryFact({ fact, actor, nameOf }: FactProps<HistoryFactOf>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  switch (type) {
    case 'test.marked':
      return (
        <>
          <Noun>{by}</Noun>: <Noun>{payload.to ? 'this is a test' : 'this is no test'}</Noun>
          {payload.to && ', and counts in no figure'}
        </>
      )
    case 'detection.set':
      return payload.by ? (
        <>
          <Noun>{by}</Noun>: <Noun>{DETECTED_BY[payload.by].toLowerCase()}</Noun> noticed it first
        </>
      ) : (
        <>
          <Noun>{by}</Noun> took back who noticed it first
        </>
      )
    case 'incident.imported':
      return (
        <>
          <Noun>{by}</Noun> imported this from {IMPORT_SOURCES[payload.source]} (
          {payload.url ? (
            <a href={payload.url} target="_blank" rel="noreferrer" className="link [overflow-wrap:anywhere]">
              {payload.foreignId}
            </a>
          ) : (
            payload.foreignId
          )}
          ), written later
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
