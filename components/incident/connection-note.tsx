'use client'
import clsx from 'clsx'
import { Check, Clock, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { Spinner } from '@/components/ui/spinner'
import { type Connection, useConnection } from '@/lib/client/connection'
import { isUnsent, type OutboxItem } from '@/lib/client/outbox-item'

interface Note {
  icon: ReactNode
  text: string
  tone: string
}

const icon = { 'aria-hidden': true, size: 12, strokeWidth: 2 } as const

/** How what was written stands: silence means saved, so anything else says so. */
export function ConnectionNote({ look }: { look: 'composer' | 'header' }) {
  const { outbox, condition } = useRoom()
  const connection = useConnection()
  const unsent = outbox.filter(isUnsent)
  if (condition === 'stale') return <StaleNote isBusy={unsent.length > 0} />
  const { icon: mark, text, tone } = noteOf(connection, outbox, unsent)
  return (
    <span
      role="status"
      className={clsx('inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap text-12', tone)}
      data-connection={connection}
    >
      {mark}
      {look === 'header' && text === 'Live, all saved' ? 'Saved' : text}
    </span>
  )
}

function noteOf(connection: Connection, outbox: readonly OutboxItem[], unsent: OutboxItem[]): Note {
  const kept = unsent.length
  if (connection === 'offline') {
    return { icon: <CloudOff {...icon} />, text: kept ? `Offline, ${kept} kept` : 'Offline', tone: 'text-warning' }
  }
  if (kept > 1 || unsent.some(({ state }) => state === 'waiting')) {
    return { icon: <Clock {...icon} />, text: `Waiting (${kept})`, tone: 'font-medium text-text' }
  }
  if (connection === 'reconnecting') return { icon: <Spinner />, text: 'Reconnecting', tone: 'text-text-2' }
  if (kept === 1) return { icon: <Spinner />, text: 'Saving', tone: 'animate-late text-text-3' }
  const refused = outbox.filter(({ state }) => state === 'refused').length
  if (refused > 0) return { icon: <TriangleAlert {...icon} />, text: `${refused} not logged`, tone: 'text-warning' }
  return { icon: <Check {...icon} />, text: 'Live, all saved', tone: 'text-text-3' }
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
