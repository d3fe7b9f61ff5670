'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import type { ShownPicture } from '@/components/timeline/attachments/shown-pictures'
import { attachmentAddress } from '@/lib/client/attachment-address'

export interface Zoom {
  stage: RefObject<HTMLElement | null>
  /** Where the whole picture is. */
  address: string
  /** The picture is larger than its place. */
  canZoom: boolean
  /** A pixel of the picture is one of the page; otherwise all of it is seen. */
  isActual: boolean
  /** `at`: the point, as parts of the picture from 0 to 1, that stays in the middle. */
  set: (isActual: boolean, at?: { x: number; y: number }) => void
}

/** All of a picture, or all of its pixels. On a touch screen two fingers do the rest. */
export function useZoom({ ref, size, localUrl }: ShownPicture): Zoom {
  const { room } = useRoom()
  const stage = useRef<HTMLElement>(null)
  const [place, setPlace] = useState({ width: 0, height: 0 })
  const [zoomed, setZoomed] = useState<{ id: string; at: { x: number; y: number } } | null>(null)

  useEffect(() => {
    if (!stage.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setPlace({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(stage.current)
    return () => observer.disconnect()
  }, [])

  const canZoom = place.width > 0 && (size.width > place.width || size.height > place.height)
  const isActual = canZoom && zoomed?.id === ref.id

  useEffect(() => {
    const element = stage.current
    if (!element || !isActual || !zoomed) return
    // From now on the arrow keys move the picture.
    element.focus({ preventScroll: true })
    element.scrollTo({
      left: zoomed.at.x * size.width - element.clientWidth / 2,
      top: zoomed.at.y * size.height - element.clientHeight / 2,
    })
  }, [isActual, zoomed, size])

  return {
    stage,
    address: localUrl ?? attachmentAddress(room.id, ref.id),
    canZoom,
    isActual,
    set: (next, at = { x: 0.5, y: 0.5 }) => setZoomed(next && canZoom ? { id: ref.id, at } : null),
  }
}
