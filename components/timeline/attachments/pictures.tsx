'use client'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { Lightbox } from '@/components/timeline/attachments/lightbox'
import { type LocalPictures, shownPictures } from '@/components/timeline/attachments/shown-pictures'
import { useLocalPictures } from '@/lib/client/use-local-pictures'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

interface PicturesValue {
  /** Those of this device that are on their way, by the id of their attachment. */
  local: LocalPictures
  /** Shows one large. */
  open: (id: string) => void
}

const PicturesContext = createContext<PicturesValue | null>(null)

export function usePictures(): PicturesValue {
  const value = useContext(PicturesContext)
  if (!value) throw new Error('usePictures needs the pictures of a timeline around it')
  return value
}

export interface PicturesProps {
  /** The lines whose pictures can be gone through. */
  rows: readonly TimelineRow[]
  children: ReactNode
}

/** The pictures of a timeline, one of which may be open. One that is redacted closes by being there no more. */
export function Pictures({ rows, children }: PicturesProps) {
  const { room } = useRoom()
  const { view } = useRoomNow()
  const { outbox } = useRoomAround()
  const local = useLocalPictures(room.id, outbox, view.timeline)
  const [openId, setOpenId] = useState<string | null>(null)
  const value = useMemo(() => ({ local, open: setOpenId }), [local])
  const pictures = openId === null ? [] : shownPictures(rows, local)
  const index = pictures.findIndex(({ ref }) => ref.id === openId)
  return (
    <PicturesContext value={value}>
      {children}
      <Lightbox
        pictures={pictures}
        index={index}
        onIndex={(next) => setOpenId(pictures[next]?.ref.id ?? openId)}
        onClose={() => setOpenId(null)}
      />
    </PicturesContext>
  )
}
