'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { IncidentRoom } from '@/components/incident/incident-room'
import { CARD_PATH, OfflineCard } from '@/components/offline/offline-card'
import { OfflineHome } from '@/components/offline/offline-home'
import { OfflineNotice } from '@/components/offline/offline-notice'
import { useConnection } from '@/lib/client/connection'
import type { KeptCopy, KeptRoom } from '@/lib/client/kept/kept-copy'
import { useFreshCopy } from '@/lib/client/kept/use-offline-copy'

/** The page of an address as this device kept it: the room itself, or what there is instead. */
export function OfflinePage({ copy }: { copy: KeptCopy }) {
  const path = usePathname()
  const connection = useConnection()
  const [room] = useState(() => roomAt(path, copy.rooms))
  useFreshCopy(copy.viewer.actor.id, connection === 'live')
  const isCard = path === CARD_PATH && copy.card !== null
  const title = room ? `${room.incident.key} ${room.incident.title}` : isCard ? 'Prod-down card' : 'Offline'
  useEffect(() => {
    document.title = `${title} · Evenkeel`
  }, [title])
  if (isCard && copy.card) return <OfflineCard card={copy.card.card} keptAt={copy.card.keptAt} />
  if (!room) return <OfflineHome copy={copy} path={path} />
  return (
    <IncidentRoom
      snapshot={room}
      readSeq={room.headSeq}
      keptAt={room.keptAt}
      notice={<OfflineNotice keptAt={room.keptAt} />}
    />
  )
}

const ROOM_PATH = /^\/incidents\/([^/]+)\/?$/

function roomAt(path: string, rooms: readonly KeptRoom[]): KeptRoom | undefined {
  const asked = ROOM_PATH.exec(path)?.[1]?.toLowerCase()
  return rooms.find(({ id, incident }) => id === asked || incident.key.toLowerCase() === asked)
}
