'use client'
import clsx from 'clsx'
import { Download } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { FileIcon } from '@/components/timeline/attachments/file-icon'
import { UploadProgress } from '@/components/timeline/attachments/upload-progress'
import { sizeText } from '@/components/ui/size-text'
import { attachmentAddress } from '@/lib/client/attachment-address'
import type { AttachmentRef } from '@/lib/domain/incident/values'

const chipClass = 'flex h-9 max-w-full items-center gap-2 rounded-2 border border-line bg-bg pr-2.5 pl-2 max-md:h-11'

export interface FileChipProps {
  file: AttachmentRef
  /** How much of it the server has, while it is sent. */
  sent: number | null
  /** Not in the log yet: there is nothing to fetch. */
  isPending: boolean
}

/** A file of a line: what it is, how large, and how to get it. */
export function FileChip({ file: { id, name, mediaType, size }, sent, isPending }: FileChipProps) {
  const { room } = useRoom()
  const words = (
    <>
      <FileIcon name={name} mediaType={mediaType} />
      <span className="min-w-0 max-w-72 truncate">{name}</span>
      <span className="shrink-0 text-12 text-text-3">{sizeText(size)}</span>
    </>
  )
  return (
    <li className="min-w-0 max-w-full">
      {isPending ? (
        <span className={clsx(chipClass, 'pr-1!')}>
          {words}
          {sent !== null && <UploadProgress name={name} sent={sent} />}
        </span>
      ) : (
        <a
          href={attachmentAddress(room.id, id)}
          download={name}
          title={name}
          className={clsx(chipClass, 'hover:border-line-strong hover:bg-hover')}
        >
          <span className="sr-only">Download</span>
          {words}
          <Download aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
        </a>
      )}
    </li>
  )
}
