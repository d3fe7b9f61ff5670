'use client'
import { rotationChanges } from '@/components/on-call/editor/rotation-changes'
import { Moment } from '@/components/on-call/moment'
import { Card } from '@/components/ui/card'
import { useNow } from '@/components/ui/clock'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

/** Who changed the rotation and from when on it holds, what is planned first. */
export function RotaChanges({ rota }: { rota: RotaDetail }) {
  const now = useNow(60_000)
  const { planned, changes, zone } = rota
  const names = new Map(rota.people.map(({ id, name }) => [id, name]))
  return (
    <section aria-labelledby="changes">
      <SectionHeader id="changes" title="Changes of the rotation" count={changes.length} />
      <Card>
        <ul className="scroll-thin max-h-72 overflow-y-auto px-4 py-1">
          {changes.map(({ number, from, by, at }) => (
            <li key={number} className="border-line border-t py-2 first:border-t-0">
              <p>
                {number === 1 ? 'Made' : 'Changed'} by{' '}
                <b className="font-medium">
                  <bdi>{by.name}</bdi>
                </b>{' '}
                <TimeAgo at={at} className="text-text-3" />
              </p>
              <p className="text-12 text-text-2">
                {Date.parse(from) > now ? 'Takes effect ' : 'Since '}
                <Moment at={from} zone={zone} />
              </p>
              {planned?.from === from && (
                <ul className="mt-1 list-disc pl-4 text-12 text-text-2">
                  {rotationChanges(rota.rotation, planned.rotation, (id) => names.get(id) ?? 'somebody').map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
