'use client'
import clsx from 'clsx'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { PictureGap } from '@/components/timeline/attachments/picture-gap'
import type { ShownPicture } from '@/components/timeline/attachments/shown-pictures'
import { useLoading } from '@/components/timeline/attachments/use-loading'
import type { Zoom } from '@/components/timeline/attachments/use-zoom'
import { attachmentAddress } from '@/lib/client/attachment-address'

export interface LargePictureProps {
  picture: ShownPicture
  text: string
  zoom: Zoom
  /** Stands above the picture. */
  children: ReactNode
}

/** The picture in its place, which has its final size before it is loaded; the thumbnail stands in for it until then. */
export function LargePicture({ picture: { ref, size, localUrl }, text, zoom, children }: LargePictureProps) {
  const { room } = useRoom()
  const { failure, handleError } = useLoading(zoom.address)
  const [loadedAddress, setLoadedAddress] = useState<string | null>(null)
  const { width, height } = size
  const fitted = `min(${width}px, 100cqw, calc(100cqh * ${width / height}))`

  function handleClick(event: MouseEvent<HTMLElement>) {
    const { left, top, width: shownWidth, height: shownHeight } = event.currentTarget.getBoundingClientRect()
    zoom.set(!zoom.isActual, { x: (event.clientX - left) / shownWidth, y: (event.clientY - top) / shownHeight })
  }

  return (
    <div className="relative min-h-0 flex-1 bg-sunken">
      <section
        ref={zoom.stage}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: zoomed in, it is scrolled with the arrow keys.
        tabIndex={0}
        aria-label="Picture"
        className={clsx(
          'scroll-thin grid size-full [container-type:size] focus-visible:-outline-offset-2',
          zoom.isActual ? 'overflow-auto' : 'overflow-hidden',
        )}
      >
        <div
          className="relative m-auto"
          style={{ width: zoom.isActual ? width : fitted, aspectRatio: `${width} / ${height}` }}
        >
          {failure ? (
            <PictureGap failure={failure} name={ref.name} />
          ) : (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys + and - do the same, and so does a button.
            // biome-ignore lint/performance/noImgElement: it is shown as the server keeps it.
            <img
              key={ref.id}
              src={zoom.address}
              alt={text}
              width={width}
              height={height}
              draggable={false}
              onClick={handleClick}
              onLoad={() => setLoadedAddress(zoom.address)}
              onError={handleError}
              style={
                localUrl || loadedAddress === zoom.address
                  ? undefined
                  : { backgroundImage: `url("${attachmentAddress(room.id, ref.id, 'thumbnail')}")` }
              }
              className={clsx(
                'size-full bg-[length:100%_100%]',
                zoom.canZoom && (zoom.isActual ? 'cursor-zoom-out' : 'cursor-zoom-in'),
              )}
            />
          )}
        </div>
      </section>
      {children}
    </div>
  )
}
