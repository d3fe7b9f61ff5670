import { durationText } from '@/components/ui/time-text'
import { spanWords } from '@/lib/domain/change/suspicion'
import type { ServiceBoard } from '@/lib/domain/incident/lever-board'

/** What changed last on a service, and where a roll-back leads. */
export function ServicePast({
  service: { lastChange, lastKnownGood },
  onset,
}: {
  service: ServiceBoard
  onset: string
}) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-12">
      <dt className="text-text-3">Last change</dt>
      <dd className="truncate" title={lastChange?.title}>
        {lastChange ? (
          <>
            <Titled change={lastChange} />
            <span className="text-text-2">
              , {spanWords(Date.parse(onset) - Date.parse(lastChange.at))} before
              {lastChange.author && `, ${lastChange.author}`}
            </span>
          </>
        ) : (
          <span className="text-text-3">none known before onset</span>
        )}
      </dd>
      <dt className="text-text-3">Last good</dt>
      <dd className="truncate" title={lastKnownGood?.title}>
        {lastKnownGood ? (
          <>
            <span className="mono">{lastKnownGood.version}</span>
            <span className="text-text-2">, {durationText(lastKnownGood.inProductionMs)} in production</span>
          </>
        ) : (
          <span className="text-text-3">not known</span>
        )}
      </dd>
    </dl>
  )
}

function Titled({ change: { version, title, url } }: { change: NonNullable<ServiceBoard['lastChange']> }) {
  const words = version ? <span className="mono">{version}</span> : title
  if (!url) return words
  return (
    <a href={url} target="_blank" rel="noreferrer" className="hover:underline">
      {words}
    </a>
  )
}
