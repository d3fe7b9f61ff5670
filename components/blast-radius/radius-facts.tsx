import clsx from 'clsx'
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { type Confidence, confidenceSchema } from '@/lib/domain/incident/blast-radius'
import { CONFIDENCE_WORDS } from '@/lib/domain/incident/blast-radius-words'
import type { KnownRadius } from '@/lib/domain/incident/state'

/** How it goes, where, since when and how sure. */
export function RadiusFacts({ radius, isHurting }: { radius: KnownRadius; isHurting: boolean }) {
  const { trend, regions, since, confidence, source, was } = radius
  const before = was && was.trend !== trend && was.trend !== 'unknown' ? was.trend : null
  return (
    <dl className="mt-2 grid grid-cols-[76px_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-12">
      <Fact name="Trend">
        {before && (
          <>
            <span className="text-text-3">{before}</span>
            <ArrowRight aria-hidden size={12} strokeWidth={1.75} className="shrink-0" />
            <span className="sr-only">to</span>
          </>
        )}
        <b className="font-semibold">{trend === 'unknown' ? 'not known' : trend}</b>
      </Fact>
      {regions.length > 0 && (
        <Fact name={regions.length === 1 ? 'Region' : 'Regions'}>
          <b className={clsx('font-semibold', isHurting && 'text-hurting')}>{regions.join(', ')}</b>
        </Fact>
      )}
      {since && (
        <Fact name="Since">
          <LocalTime at={since} />
        </Fact>
      )}
      <Fact name="Confidence">
        <ConfidenceBars confidence={confidence} />
        <span>{CONFIDENCE_WORDS[confidence]}</span>
        {source && <span className="text-text-3">{source}</span>}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

function ConfidenceBars({ confidence }: { confidence: Confidence }) {
  const sure = confidenceSchema.options.indexOf(confidence)
  return (
    <span aria-hidden className="flex gap-0.5">
      {confidenceSchema.options.map((each, index) => (
        <i key={each} className={clsx('h-1 w-2.5 rounded-full', index <= sure ? 'bg-text-2' : 'bg-line-strong')} />
      ))}
    </span>
  )
}
