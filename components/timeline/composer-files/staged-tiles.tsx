'use client'
import { X } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { FileIcon } from '@/components/timeline/attachments/file-icon'
import type { StagedFiles } from '@/components/timeline/composer-files/use-staged-files'
import { sizeText } from '@/components/ui/size-text'
import { useObjectUrl } from '@/components/ui/use-object-url'
import type { NewFile } from '@/lib/client/upload-file'
import { useMeasuredPicture } from '@/lib/client/use-measured-picture'
import { MAX_ATTACHMENTS } from '@/lib/domain/incident/inputs'

export interface StagedTilesProps {
  staged: StagedFiles
  /** Has the focus once nothing is left to take off. */
  field: RefObject<HTMLTextAreaElement | null>
}

/** What goes with the entry, above its words; and what could not, with the reason. */
export function StagedTiles({ staged: { files, refusals, remove }, field }: StagedTilesProps) {
  const list = useRef<HTMLUListElement>(null)
  const tooMany = files.length - MAX_ATTACHMENTS
  const said =
    tooMany > 0 ? [...refusals, `An entry carries at most ${MAX_ATTACHMENTS} files: take off ${tooMany}.`] : refusals
  function takeOff(index: number, id: string) {
    const buttons = list.current?.querySelectorAll('button')
    const next = buttons?.[index + 1] ?? buttons?.[index - 1] ?? field.current
    next?.focus()
    remove(id)
  }
  return (
    <>
      {files.length > 0 && (
        <ul
          ref={list}
          aria-label="Goes with the entry"
          className="scroll-thin flex max-h-32 flex-wrap gap-2 overflow-y-auto px-3 pt-3 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4"
        >
          {files.map((file, index) => (
            <Tile key={file.id} file={file} onTakeOff={() => takeOff(index, file.id)} />
          ))}
        </ul>
      )}
      {said.length > 0 && (
        <div role="alert" className="px-3 pt-2 text-12 text-warning [overflow-wrap:anywhere] max-md:px-4">
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </>
  )
}

function Tile({ file: { name, blob }, onTakeOff }: { file: NewFile; onTakeOff: () => void }) {
  const picture = useMeasuredPicture(blob)
  const url = useObjectUrl(picture ? blob : null)
  return (
    <li className="flex h-12 max-w-60 shrink-0 items-center gap-2 rounded-2 border border-line bg-bg pr-1 pl-1">
      <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-1 bg-sunken text-text-3">
        {url ? (
          // biome-ignore lint/performance/noImgElement: a picture of this device needs no server to resize it.
          <img src={url} alt="" className="size-full object-cover" />
        ) : (
          <FileIcon name={name} mediaType={blob.type} />
        )}
      </span>
      <span className="min-w-0 text-12">
        <span className="block truncate" title={name}>
          {name}
        </span>
        <span className="block text-text-3">{sizeText(blob.size)}</span>
      </span>
      <button
        type="button"
        aria-label={`Take off ${name}`}
        onClick={onTakeOff}
        className="relative grid size-6 shrink-0 place-items-center rounded-1 text-text-3 before:absolute hover:bg-hover hover:text-text max-md:size-8 max-md:before:-inset-1.5"
      >
        <X aria-hidden size={14} strokeWidth={1.75} />
      </button>
    </li>
  )
}
