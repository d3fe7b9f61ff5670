'use client'
import clsx from 'clsx'
import { Clock, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { incidentPath } from '@/components/incidents/incident-path'
import { railItemClass } from '@/components/shell/rail-link'
import { useViewer } from '@/components/shell/viewer'
import { Link } from '@/components/ui/link'
import { Popover } from '@/components/ui/popover'
import { type HeldUp, useHeldUp } from '@/lib/client/use-outbox'

/** What the log does not have yet, from wherever its author is; nothing most of the time. */
export function UnsentNote({ look }: { look: 'rail' | 'bar' }) {
  const heldUp = useHeldUp(useViewer().id)
  const [isOpen, setOpen] = useState(false)
  if (heldUp.length === 0) return null
  const waiting = total(heldUp, 'waiting')
  const refused = total(heldUp, 'refused')
  const text = wordsOf(waiting, refused)
  const Icon = refused > 0 ? TriangleAlert : Clock
  return (
    <Popover
      label="Not logged yet"
      side={look === 'rail' ? 'right' : 'top'}
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-80 max-w-[calc(100vw-16px)]"
      trigger={
        look === 'rail' ? (
          <button type="button" aria-label={text} title={text} className={clsx(railItemClass, toneOf(refused))}>
            <Icon aria-hidden size={16} strokeWidth={1.75} />
            <span
              aria-hidden
              data-count={waiting + refused > 99 ? '99+' : waiting + refused}
              className="absolute right-0 bottom-0.5 rounded-1 bg-bg px-0.5 font-semibold text-[10px] leading-3 before:content-[attr(data-count)]"
            />
          </button>
        ) : (
          <button
            type="button"
            data-unsent="bar"
            className={clsx(
              'flex h-10 w-full items-center justify-center gap-2 border-line border-b text-13',
              toneOf(refused),
            )}
          >
            <Icon aria-hidden size={14} strokeWidth={1.75} />
            {text}
          </button>
        )
      }
    >
      <h2 className="px-4 pt-3 pb-1 font-semibold text-13">Not logged yet</h2>
      <ul className="pb-2">
        {heldUp.map((each) => (
          <li key={each.incidentId}>
            <Link
              href={incidentPath(each.incidentKey)}
              onClick={() => setOpen(false)}
              className="flex items-baseline gap-3 px-4 py-1.5 text-13 hover:bg-hover max-md:py-3"
            >
              <span className="mono text-text-3">{each.incidentKey}</span>
              <span className="min-w-0 flex-1">{wordsOf(each.waiting, each.refused)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {waiting > 0 && (
        <p className="border-line border-t px-4 py-2.5 text-12 text-text-3">
          What waits is sent by itself when the server answers.
        </p>
      )}
    </Popover>
  )
}

const toneOf = (refused: number) => (refused > 0 ? 'text-warning' : 'text-text-2')

const total = (heldUp: readonly HeldUp[], what: 'waiting' | 'refused') =>
  heldUp.reduce((sum, each) => sum + each[what], 0)

const wordsOf = (waiting: number, refused: number) =>
  [waiting > 0 && `${waiting} waiting to be sent`, refused > 0 && `${refused} not logged`].filter(Boolean).join(', ')
