'use client'
import { Card } from '@/components/ui/card'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { LocalTime } from '@/components/ui/local-time'
import { CHANNEL_NAMES } from '@/lib/domain/on-call/channel'
import type { AttemptView } from '@/lib/domain/on-call/paging-view'

const STATES = {
  queued: { name: 'Waits for its minute', tone: 'neutral' },
  sending: { name: 'Being sent', tone: 'neutral' },
  sent: { name: 'Sent', tone: 'neutral' },
  delivered: { name: 'Delivered', tone: 'verified' },
  failed: { name: 'Failed', tone: 'warning' },
  cancelled: { name: 'No longer needed', tone: 'line' },
} satisfies Record<AttemptView['state'], { name: string; tone: ChipTone }>

/** Every try to tell somebody, in the order of its minute: over what, when, and what was answered. */
export function AttemptsList({ attempts }: { attempts: readonly AttemptView[] }) {
  if (attempts.length === 0) return <p className="text-text-3">Nothing was tried yet.</p>
  return (
    <Card>
      <ol>
        {attempts.map((attempt) => (
          <Attempt key={attempt.id} attempt={attempt} />
        ))}
      </ol>
    </Card>
  )
}

function Attempt({ attempt }: { attempt: AttemptView }) {
  const { channel, state, dueAt, sentAt, provider, detail, tries, isPossiblyTwice } = attempt
  const more = [
    provider && `by ${provider}`,
    tries > 1 && `tried ${tries} times`,
    isPossiblyTwice && 'may have arrived twice, because we were stopped in the middle',
  ].filter(Boolean)
  return (
    <li className="border-line border-t px-4 py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 font-medium">{CHANNEL_NAMES[channel]}</span>
        <Chip tone={STATES[state].tone}>{STATES[state].name}</Chip>
        <LocalTime at={sentAt ?? dueAt} style="seconds" className="text-12 text-text-3 tabular-nums" />
      </div>
      {more.length > 0 && <p className="text-12 text-text-3">{more.join(', ')}</p>}
      {detail && <p className="text-12 text-text-2 [overflow-wrap:anywhere]">{detail}</p>}
    </li>
  )
}
