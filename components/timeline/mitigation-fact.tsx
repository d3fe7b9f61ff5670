'use client'
import { useRoom } from '@/components/incident/room-context'
import { CheckBar, CheckClock } from '@/components/mitigation/check-clock'
import { StateChip } from '@/components/mitigation/state-chip'
import { Because, type FactProps, Noun } from '@/components/timeline/fact-parts'
import { LocalTime } from '@/components/ui/local-time'
import type { Mitigation } from '@/lib/domain/incident/mitigation'
import type { Fact } from '@/lib/domain/incident/timeline'

type MitigationFactOf = Extract<Fact, { type: `mitigation.${string}` | `crutch.${string}` }>

const RESULTS = { worked: 'worked', 'no-effect': 'had no effect', 'made-worse': 'made it worse' }

/** What was tried; while its effect is watched for, with the clock. */
export function MitigationFact({ fact, actor, nameOf }: FactProps<MitigationFactOf>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  const title = <Noun>{payload.title}</Noun>
  switch (type) {
    case 'mitigation.proposed':
      return (
        <>
          <Noun>{by}</Noun> proposed {title}
          <Because>{payload.why}</Because>
        </>
      )
    case 'mitigation.reassigned':
      return (
        <>
          <Noun>{by}</Noun> gave {title} to <Noun>{nameOf(payload.to)}</Noun>
        </>
      )
    case 'mitigation.started':
      return (
        <>
          <Noun>{by}</Noun> started {title}
        </>
      )
    case 'mitigation.watching':
      return <Watching payload={payload} by={by} nameOf={nameOf} />
    case 'mitigation.check-moved':
      return (
        <>
          <Noun>{by}</Noun> gives {title} until{' '}
          <Noun>
            <LocalTime at={payload.checkAt} />
          </Noun>
        </>
      )
    case 'mitigation.check-asked':
      return (
        <>
          Did {title} work? <Noun>{nameOf(payload.of)}</Noun> was asked
        </>
      )
    case 'mitigation.judged':
      return (
        <>
          <Noun>{by}</Noun>: {title} <Noun>{RESULTS[payload.result]}</Noun>
          <Because>{payload.evidence?.text}</Because>{' '}
          {payload.evidence?.url && (
            <a href={payload.evidence.url} target="_blank" rel="noreferrer" className="link">
              Evidence
            </a>
          )}
        </>
      )
    case 'mitigation.reverted':
      return (
        <>
          <Noun>{by}</Noun> reverted {title}
          <Because>{payload.note}</Because>
        </>
      )
    case 'mitigation.abandoned':
      return (
        <>
          <Noun>{by}</Noun> abandoned {title}
          <Because>{payload.reason}</Because>
        </>
      )
    case 'crutch.extended':
      return (
        <>
          <Noun>{by}</Noun> lets {title} stay until <LocalTime at={payload.expiresAt} style="date-time" />
          <Because>{payload.reason}</Because>
        </>
      )
    case 'crutch.expired':
      return <>{title} is still in place and its time is over</>
    case 'crutch.settled':
      return (
        <>
          <Noun>{by}</Noun> {payload.as === 'undone' ? 'undid' : 'made permanent'} {title}
          <Because>{payload.note}</Because>
        </>
      )
    default:
      fact satisfies never
      return null
  }
}

interface WatchingProps extends Pick<FactProps<MitigationFactOf>, 'nameOf'> {
  payload: Extract<MitigationFactOf, { type: 'mitigation.watching' }>['payload']
  by: string
}

/** A card for as long as its effect is watched for; then a line like every other. */
function Watching({ payload, by, nameOf }: WatchingProps) {
  const { incident } = useRoom()
  const one = incident.mitigations.find(({ id }) => id === payload.mitigationId)
  if (one?.state === 'watching' && one.checkAt) return <WatchingCard one={one} checkAt={one.checkAt} nameOf={nameOf} />
  return (
    <>
      <Noun>{by}</Noun> did <Noun>{payload.title}</Noun> and watched for its effect
    </>
  )
}

interface WatchingCardProps extends Pick<WatchingProps, 'nameOf'> {
  one: Mitigation
  checkAt: string
}

function WatchingCard({ one, checkAt, nameOf }: WatchingCardProps) {
  return (
    <div className="my-0.5 rounded-3 border border-line-strong bg-surface px-3 py-2">
      <div className="flex items-center gap-2">
        <b className="min-w-0 truncate font-semibold text-text" title={one.title}>
          {one.title}
        </b>
        <StateChip state={one.state} />
        <CheckClock at={checkAt} className="ml-auto" />
      </div>
      <div className="flex gap-3 text-12">
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          {one.expected ? `Expect ${one.expected}` : 'Did it work?'} by <LocalTime at={checkAt} />
        </span>
        <span className="text-text-3">{nameOf(one.owner)} checks</span>
      </div>
      <CheckBar from={one.watchingSince ?? checkAt} at={checkAt} />
    </div>
  )
}
