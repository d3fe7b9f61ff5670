import clsx from 'clsx'
import { ArrowLeftRight, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { gapClass, stripesClass } from '@/components/on-call/calendar/shift-bar'

const keyClass = 'inline-grid h-4 w-6 place-items-center rounded-1'

/** What the looks of bars mean, and how to change them. */
export function CalendarLegend({ hasSecondary, canDraw }: { hasSecondary: boolean; canDraw: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-text-3">
      <Key look="bg-(--tint-f)">Primary</Key>
      {hasSecondary && <Key look="inset-ring inset-ring-(--tint-f-ink)/45">Secondary</Key>}
      <Key
        look={clsx('bg-(--tint-f) text-(--tint-f-ink)', stripesClass)}
        icon={<ArrowLeftRight aria-hidden size={10} strokeWidth={2} />}
      >
        Override
      </Key>
      <Key look={gapClass} icon={<TriangleAlert aria-hidden size={10} strokeWidth={2} />}>
        Gap
      </Key>
      {canDraw && <span className="ml-auto max-md:ml-0">Drag over a line, or press a day, to override it.</span>}
    </div>
  )
}

function Key({ look, icon, children }: { look: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={clsx(keyClass, look)}>
        {icon}
      </span>
      {children}
    </span>
  )
}
