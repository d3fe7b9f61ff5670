'use client'
import { BellOff, BellRing, CircleHelp } from 'lucide-react'
import { ownReachText } from '@/components/settings/reach-words'
import type { Reachability } from '@/lib/domain/on-call/reachability'

const glyph = { 'aria-hidden': true, size: 18, strokeWidth: 1.75 } as const

const looks = {
  reachable: {
    icon: <BellRing {...glyph} className="text-verified" />,
    title: 'You can be reached',
    box: 'bg-verified-soft',
  },
  doubtful: {
    icon: <CircleHelp {...glyph} className="text-warning" />,
    title: 'You may not be reached',
    box: 'bg-warning-soft',
  },
  unreachable: {
    icon: <BellOff {...glyph} className="text-hurting" />,
    title: 'Nobody can reach you',
    box: 'bg-hurting-soft',
  },
} as const

/** The one answer first: would a page reach them? */
export function NotificationsReach({ reachability: { state, words } }: { reachability: Reachability }) {
  const { icon, title, box } = looks[state]
  return (
    <div role="status" className={`flex items-start gap-3 rounded-3 px-3.5 py-3 ${box}`}>
      <span className="mt-0.5 shrink-0">{icon}</span>
      <div className="min-w-0">
        <p className="font-semibold text-14">{title}</p>
        <p className="text-13 text-text-2">{ownReachText(words)}</p>
        {state !== 'reachable' && <p className="mt-1 text-13">{ADVICE[state]}</p>}
      </div>
    </div>
  )
}

const ADVICE = {
  doubtful: 'Turn push on here or add a phone, and send yourself a test.',
  unreachable: 'Turn push on here or add a phone; if neither is offered, ask an admin to set up mail.',
} as const
