'use client'
import { Paperclip } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Offered } from '@/components/timeline/composer-files/staging'
import { carriesFiles, droppedFiles } from '@/components/timeline/composer-files/transfer'

/** While something is dragged above the page this is said several times a second; nothing says that it left. */
const GONE_AFTER_MS = 800

/**
 * Takes files that are dropped anywhere on the room; covers the column it stands in while they are dragged. With
 * `onFiles` null they are not taken, but the browser does not leave the room for them either.
 */
export function FileDrop({ onFiles }: { onFiles: ((offered: Offered[]) => void) | null }) {
  const [isOver, setOver] = useState(false)
  const handleFiles = useEffectEvent((offered: Offered[]) => onFiles?.(offered))

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const leave = () => {
      clearTimeout(timer)
      setOver(false)
    }
    const handleOver = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      setOver(true)
      clearTimeout(timer)
      timer = setTimeout(leave, GONE_AFTER_MS)
    }
    const handleLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) leave()
    }
    const handleDrop = (event: DragEvent) => {
      leave()
      if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return
      event.preventDefault()
      handleFiles(droppedFiles(event.dataTransfer))
    }
    window.addEventListener('dragover', handleOver)
    window.addEventListener('dragleave', handleLeave)
    window.addEventListener('drop', handleDrop)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('dragover', handleOver)
      window.removeEventListener('dragleave', handleLeave)
      window.removeEventListener('drop', handleDrop)
    }
  }, [])

  if (!isOver || !onFiles) return null
  return (
    <div className="pointer-events-none absolute inset-0 z-20 grid animate-fade place-items-center bg-surface/85 p-3">
      <div className="grid size-full place-items-center rounded-3 border-2 border-accent border-dashed">
        <p className="flex items-center gap-2 rounded-3 border border-line bg-raised px-4 py-2.5 font-medium text-14 text-accent shadow-2">
          <Paperclip aria-hidden size={16} strokeWidth={1.75} />
          Drop to attach to your entry
        </p>
      </div>
    </div>
  )
}
