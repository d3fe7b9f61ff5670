import { PrivateMark } from '@/components/incidents/incident-marks'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { SectionHeader } from '@/components/ui/section-header'
import type { Digest, Happened } from '@/lib/domain/history/digest'
import { outcomeWords } from '@/lib/domain/history/digest-words'

/** The incidents of the week, the worst first. */
export function HappenedSection({ digest: { happened, happenedCount } }: { digest: Digest }) {
  const rest = happenedCount - happened.length
  return (
    <section aria-labelledby="happened">
      <SectionHeader id="happened" title="What happened" count={happenedCount} />
      {happened.length === 0 ? (
        <p className="text-13 text-text-2">Nothing: no incident was declared.</p>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {happened.map((one) => (
              <HappenedItem key={one.key} one={one} />
            ))}
          </ul>
        </Card>
      )}
      {rest > 0 && <p className="pt-2 text-13 text-text-2">And {rest} more.</p>}
    </section>
  )
}

function HappenedItem({ one }: { one: Happened }) {
  const { key, title, severity, status, isPrivate, declaredAt } = one
  return (
    <li>
      <Link
        href={incidentPath(key)}
        className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-0.5 px-4 py-2 text-13 hover:bg-hover"
      >
        <span className="mono shrink-0 text-text-3">{key}</span>
        <SeverityChip severity={severity} status={status} />
        {isPrivate && <PrivateMark />}
        <span dir="auto" className="min-w-0 flex-1 basis-52 font-medium [overflow-wrap:anywhere] max-sm:basis-full">
          {title}
        </span>
        <span className="text-text-2">{outcomeWords(one)}</span>
        <LocalTime at={declaredAt} style="date-time" className="w-28 text-right text-12 text-text-3 max-sm:w-auto" />
      </Link>
    </li>
  )
}
