import { Check, Hourglass } from 'lucide-react'
import { incidentPath, postmortemPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { SimilarIncident, WhatWorked } from '@/lib/domain/history/similar-incident'
import { durationWords } from '@/lib/domain/metrics/words'

const MAX_WORKED = 2
const glyph = { 'aria-hidden': true, size: 12, strokeWidth: 2, className: 'mt-[3px] shrink-0' } as const

/** One past incident like this one: why, what worked then, and what it bought and has not paid. */
export function SimilarItem({ similar }: { similar: SimilarIncident }) {
  const { incident, reasons, worked, isReviewPublished, unpaid } = similar
  const [first] = unpaid
  return (
    <li className="py-1.5">
      <div className="flex items-baseline gap-2">
        <Link href={incidentPath(incident.key)} className="min-w-0 flex-1 truncate font-medium hover:underline">
          <span className="mono font-normal text-text-3">{incident.key}</span> {incident.title}
        </Link>
        <LocalTime at={incident.declaredAt} style="date" className="shrink-0 text-12 text-text-3" />
      </div>
      <p className="text-12 text-text-3 [overflow-wrap:anywhere]">{reasons.join(' · ')}</p>
      {worked.slice(0, MAX_WORKED).map((one) => (
        <p key={`${one.title} ${one.effectMs}`} className="flex gap-1.5 text-12">
          <Check {...glyph} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            Worked: {one.title}
            <span className="text-text-3">{detailsOf(one)}</span>
          </span>
        </p>
      ))}
      {first && (
        <p className="flex gap-1.5 text-12 text-text-2">
          <Hourglass {...glyph} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            Unpaid: {first.title}
            {unpaid.length > 1 && ` and ${unpaid.length - 1} more`}
          </span>
        </p>
      )}
      {isReviewPublished && (
        <Link
          href={postmortemPath(incident.key)}
          className="link relative rounded-1 text-12 before:absolute before:-inset-1.5"
        >
          Postmortem<span className="sr-only"> of {incident.key}</span>
        </Link>
      )}
    </li>
  )
}

/** Where it was done, and how long it took to work. */
function detailsOf({ service, effectMs }: WhatWorked): string {
  const details = [...(service ? [service] : []), ...(effectMs === null ? [] : [durationWords(effectMs)])]
  return details.length > 0 ? ` (${details.join(', ')})` : ''
}
