'use client'
import clsx from 'clsx'
import { Check, Clock, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRoomAround } from '@/components/incident/room-context'
import { Spinner } from '@/components/ui/spinner'
import { type Connection, useConnection } from '@/lib/client/connection'
import { isUnsent, type OutboxItem } from '@/lib/client/outbox-item'

interface Note {
  icon: ReactNode
  text: string
  /** For the header of a phone, where there is room for two words. */
  short?: string
  tone: string
}

const icon = { 'aria-hidden': true, size: 12, strokeWidth: 2 } as const

/** How what was written stands: silence means saved, so anything else says so. */
export function ConnectionNote({ look }: { look: 'composer' | 'header' }) {
  const { outbox, condition } = useRoomAround()
  const connection = useConnection()
  const unsent = outbox.filter(isUnsent)
  if (condition === 'past') return null
  if (condition === 'stale') return <StaleNote isBusy={unsent.length > 0} />
  const { icon: mark, text, short, tone } = noteOf(connection, outbox, unsent)
  return (
    <span
      role="status"
      className={clsx('inline-flex min-w-0 items-center gap-1.5 text-12', tone)}
      data-connection={connection}
      title={look === 'header' && short ? text : undefined}
    >
      <span className="inline-flex shrink-0">{mark}</span>
      <span className="truncate">{look === 'header' ? (short ?? text) : text}</span>
    </span>
  )
}

function noteOf(connection: Connection, outbox: readonly OutboxItem[], unsent: OutboxItem[]): Note {
  const isSlow = unsent.some(({ state }) => state === 'waiting')
  const lost = unsent.filter(({ keeping }) => keeping === 'failed').length
  if (lost > 0 && (connection !== 'live' || isSlow)) {
    return {
      icon: <TriangleAlert {...icon} />,
      text: 'This browser keeps nothing: leave the tab open',
      short: `${lost} not kept`,
      tone: 'text-warning',
    }
  }
  if (connection === 'offline') {
    const kept = unsent.filter(({ keeping }) => keeping === 'kept').length
    const mark = <CloudOff {...icon} />
    if (kept === 0) return { icon: mark, text: 'Offline', tone: 'text-warning' }
    return { icon: mark, text: `Offline, ${kept} kept`, short: `${kept} kept`, tone: 'text-warning' }
  }
  if (isSlow) {
    const count = unsent.length
    const tone = 'font-medium text-text'
    return { icon: <Clock {...icon} />, text: `Waiting (${count})`, short: `${count} waiting`, tone }
  }
  if (connection === 'reconnecting') return { icon: <Spinner />, text: 'Reconnecting', tone: 'text-text-2' }
  if (unsent.length > 0) return { icon: <Spinner />, text: 'Saving', tone: 'animate-late text-text-3' }
  const refused = outbox.filter(({ state }) => state === 'refused').length
  if (refused > 0) return { icon: <TriangleAlert {...icon} />, text: `${refused} not logged`, tone: 'text-warning' }
  // The mark alone says it where a phone has no room for the word.
  const tone = 'text-text-3 max-md:h-4 max-md:flex-wrap max-md:justify-end max-md:overflow-hidden'
  return { icon: <Check {...icon} />, text: 'Live, all saved', short: 'Saved', tone }
}

/** The server runs a newer version; the tab reloads when nothing is on its way. */
function StaleNote({ isBusy }: { isBusy: boolean }) {
  return (
    <button
      type="button"
      disabled={isBusy}
      onClick={() => window.location.reload()}
      className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-1 font-medium text-12 text-accent hover:underline disabled:text-text-3"
    >
      <RefreshCw {...icon} />
      {isBusy ? 'New version after saving' : 'New version: reload'}
    </button>
  )
}
