import type { Route } from 'next'
import { HandOverSection } from '@/components/on-call/hand-over-section'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { HandOverView, QuietView } from '@/lib/domain/on-call/rota-view'

const KINDS: Record<QuietView['kind'], string> = {
  silence: 'Silence',
  maintenance: 'Maintenance',
  snooze: 'Snoozed',
}

/** What wakes nobody now, and from when on it does again. */
export function HandOverQuiet({ quiet }: Pick<HandOverView, 'quiet'>) {
  return (
    <HandOverSection id="quiet" title="Kept quiet" count={quiet.length} empty="No alerts are kept quiet.">
      {quiet.map(({ id, kind, what, reason, byName, until, holding }) => (
        <li
          key={id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-4 py-2 first:border-t-0"
        >
          <Chip tone="line">{KINDS[kind]}</Chip>
          <div className="min-w-0 flex-1 basis-52 [overflow-wrap:anywhere]">
            <Link href={'/alerts' as Route} className="font-medium hover:underline">
              {what}
            </Link>
            <p className="text-12 text-text-2">
              {reason && `${reason} · `}
              {byName && `${byName}, `}until <LocalTime at={until} style="date-time" />
            </p>
          </div>
          {kind !== 'snooze' && holding > 0 && <Chip tone="warning">{holding} held back</Chip>}
        </li>
      ))}
    </HandOverSection>
  )
}
