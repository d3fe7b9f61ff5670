'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { attachmentAddress } from './attachment-address'
import { createLocalPictures, type LocalPicture } from './local-pictures'
import type { OutboxItem } from './outbox-item'

const none: ReadonlyMap<string, LocalPicture> = new Map()

/** The pictures this tab sends or has just sent to an incident, by the id of their attachment. */
export function useLocalPictures(
  incidentId: string,
  outbox: readonly OutboxItem[],
  rows: readonly TimelineRow[],
): ReadonlyMap<string, LocalPicture> {
  const [pictures] = useState(() =>
    createLocalPictures({ load: (id) => decoded(attachmentAddress(incidentId, id, 'thumbnail')) }),
  )
  useEffect(() => () => pictures.dispose(), [pictures])
  useEffect(() => {
    const hasArrived = (id: string) => rows.some(({ attachments }) => attachments.some((each) => each.id === id))
    pictures.follow(
      outbox.flatMap(({ files }) => files),
      hasArrived,
    )
  }, [pictures, outbox, rows])
  return useSyncExternalStore(pictures.subscribe, pictures.get, () => none)
}

async function decoded(address: string): Promise<void> {
  const image = new Image()
  image.src = address
  await image.decode()
}
