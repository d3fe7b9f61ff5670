'use client'
import { WeekRow } from '@/components/on-call/calendar/week-row'
import { WeekdayNames } from '@/components/on-call/calendar/weekday-names'
import { weeksFrom } from '@/components/on-call/calendar/weeks'
import { RotaProblems } from '@/components/on-call/rota-problems'
import { useViewer } from '@/components/shell/viewer'
import { Card } from '@/components/ui/card'
import { useNow } from '@/components/ui/clock'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { Skeleton } from '@/components/ui/skeleton'
import { useRotationPreview } from '@/lib/client/on-call/preview'
import { useSettled } from '@/lib/client/use-settled'
import { type Rotation, SEATS } from '@/lib/domain/on-call/rota'

const HOUR_MS = 3_600_000
const PAUSE_MS = 400
const WEEKS = 4

export interface RotationPreviewProps {
  /** Null while it is not whole. */
  rotation: Rotation | null
  teamId: string | null
  /** When it begins to hold; now when it is undefined. */
  from: string | undefined
  zone: string
}

/** What a rotation comes to in its first four weeks, and what is wrong with it, while it is typed. */
export function RotationPreview({ rotation, teamId, from, zone }: RotationPreviewProps) {
  const viewer = useViewer()
  const now = useNow(60_000)
  const thisHour = Math.floor(now / HOUR_MS) * HOUR_MS
  const begin = from ? Date.parse(from) : thisHour
  const settled = useSettled(rotation, PAUSE_MS)
  const weeks = weeksFrom(begin, WEEKS, zone)
  const span = { from: new Date(begin).toISOString(), to: new Date(weeks.at(-1)?.to ?? begin).toISOString() }
  const { data, error, isFetching } = useRotationPreview(settled, teamId, span)
  const seats = rotation?.hasSecondary === false ? SEATS.slice(0, 1) : SEATS
  return (
    <div className="flex flex-col gap-5">
      <section aria-labelledby="preview" aria-busy={isFetching}>
        <SectionHeader id="preview" title="The first four weeks" aside={<span className="text-12">{zone}</span>} />
        <Card className="overflow-hidden">
          {!rotation && !data && (
            <p className="px-4 py-3 text-text-2">
              It is shown here as soon as each layer has somebody and every field is filled.
            </p>
          )}
          {rotation && !data && !error && <Skeleton className="m-4 h-48" />}
          {data && <WeekdayNames />}
          {data &&
            weeks.map((week, index) => (
              <div key={week.from}>
                <WeekRow week={week} index={index} shifts={data.shifts} seats={seats} now={now} viewerId={viewer.id} />
              </div>
            ))}
        </Card>
        {error && rotation && <ErrorNote title="The preview could not be worked out.">{error.message}.</ErrorNote>}
      </section>
      {data && <RotaProblems problems={data.problems} nextGap={null} zone={zone} />}
    </div>
  )
}
