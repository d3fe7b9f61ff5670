import { type FactProps, Noun } from '@/components/timeline/fact-parts'
import type { Fact } from '@/lib/domain/incident/timeline'

type ActionFactOf = Extract<Fact, { type: `action.${string}` }>

/** What was asked of a machine elsewhere, and what came of it. */
export function ActionFact({ fact, actor, nameOf }: FactProps<ActionFactOf>) {
  const { type, payload } = fact
  switch (type) {
    case 'action.requested':
      return (
        <>
          <Noun>{nameOf(actor)}</Noun> has the request of <Noun>{payload.title}</Noun> sent:{' '}
          <span className="mono [overflow-wrap:anywhere]">
            {payload.method} {payload.url}
          </span>
        </>
      )
    case 'action.sending':
      return (
        <>
          The request of <Noun>{payload.title}</Noun> is on its way
        </>
      )
    case 'action.answered':
      return (
        <>
          The request of <Noun>{payload.title}</Noun> was answered{' '}
          <Noun>
            {payload.status}
            {payload.isOk ? '' : ', which is a failure'}
          </Noun>{' '}
          after {payload.durationMs} ms
        </>
      )
    case 'action.not-sent':
      return (
        <>
          The request of <Noun>{payload.title}</Noun> was <Noun>not sent</Noun>: {payload.reason}
        </>
      )
    case 'action.unknown':
      return (
        <>
          It is <Noun>not known</Noun> whether the request of <Noun>{payload.title}</Noun> arrived: {payload.reason}
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
