'use client'
import { FileChip } from '@/components/timeline/attachments/file-chip'
import { PictureButton } from '@/components/timeline/attachments/picture-button'
import { usePictures } from '@/components/timeline/attachments/pictures'
import { shownPicture } from '@/components/timeline/attachments/shown-pictures'
import { sentPart } from '@/components/timeline/attachments/upload-progress'
import { useConnection } from '@/lib/client/connection'
import type { OutboxItem } from '@/lib/client/outbox-item'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

export interface RowAttachmentsProps {
  row: TimelineRow
  /** The line's own, while it is not in the log. */
  command: OutboxItem | null
}

/** What was attached to a line: pictures beside each other, and files to fetch. */
export function RowAttachments({ row, command }: RowAttachmentsProps) {
  const connection = useConnection()
  const { local } = usePictures()
  if (row.attachments.length === 0) return null
  const shown = row.attachments.map((ref) => ({
    ref,
    picture: shownPicture(ref, row, local),
    sent: command && connection === 'live' ? sentPart(command, ref.id) : null,
  }))
  const files = shown.filter(({ picture }) => picture === null)
  return (
    <div className="flex flex-col gap-1.5 pt-1 pb-1">
      {files.length < shown.length && (
        <div className="flex flex-wrap items-start gap-1.5">
          {shown.map(
            ({ ref, picture, sent }) => picture && <PictureButton key={ref.id} picture={picture} sent={sent} />,
          )}
        </div>
      )}
      {files.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {files.map(({ ref, sent }) => (
            <FileChip key={ref.id} file={ref} sent={sent} isPending={command !== null} />
          ))}
        </ul>
      )}
    </div>
  )
}
