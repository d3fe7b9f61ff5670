'use client'
import { useRoom } from '@/components/incident/room-context'
import { PictureGap } from '@/components/timeline/attachments/picture-gap'
import { usePictures } from '@/components/timeline/attachments/pictures'
import { pictureText, type ShownPicture } from '@/components/timeline/attachments/shown-pictures'
import { thumbnailBox } from '@/components/timeline/attachments/thumbnail-box'
import { UploadProgress } from '@/components/timeline/attachments/upload-progress'
import { useLoading } from '@/components/timeline/attachments/use-loading'
import { useTimeZone } from '@/components/ui/clock'
import { timeText } from '@/components/ui/time-text'
import { attachmentAddress } from '@/lib/client/attachment-address'

export interface PictureButtonProps {
  picture: ShownPicture
  /** How much of it the server has, while it is sent. */
  sent: number | null
}

/** A picture in its line, which opens large. Its place is there before it is loaded (SPEC FILE-25). */
export function PictureButton({ picture, sent }: PictureButtonProps) {
  const { room } = useRoom()
  const { open } = usePictures()
  const zone = useTimeZone()
  const { ref, row, size, localUrl } = picture
  const { failure, handleError } = useLoading(localUrl ?? ref.id)
  const box = thumbnailBox(size)
  const place = { width: box.width, aspectRatio: `${box.width} / ${box.height}` }
  if (failure) {
    return (
      <span style={place} className="block max-w-full overflow-hidden rounded-2 border border-line bg-sunken">
        <PictureGap failure={failure} name={ref.name} />
      </span>
    )
  }
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => open(ref.id)}
      style={place}
      className="relative block max-w-full cursor-zoom-in overflow-hidden rounded-2 bg-sunken after:absolute after:inset-0 after:rounded-2 after:inset-ring after:inset-ring-line hover:after:inset-ring-line-strong"
    >
      {/* biome-ignore lint/performance/noImgElement: the server keeps a thumbnail of each picture. */}
      <img
        src={localUrl ?? attachmentAddress(room.id, ref.id, 'thumbnail')}
        alt={pictureText(picture, timeText(Date.parse(row.recordedAt), 'time', zone))}
        width={box.width}
        height={box.height}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={handleError}
        className="size-full object-contain"
      />
      {sent !== null && (
        <span className="absolute right-1.5 bottom-1.5">
          <UploadProgress name={ref.name} sent={sent} />
        </span>
      )}
    </button>
  )
}
