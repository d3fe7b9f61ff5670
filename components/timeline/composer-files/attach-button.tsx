'use client'
import clsx from 'clsx'
import { Paperclip } from 'lucide-react'

export interface AttachButtonProps {
  onAttach: () => void
  className: string
}

/** Opens what the device has for choosing: files, pictures, on a phone its camera. */
export function AttachButton({ onAttach, className }: AttachButtonProps) {
  return (
    <button
      type="button"
      aria-label="Attach pictures or files"
      aria-keyshortcuts="f"
      title="Attach pictures or files (F). They can be pasted and dropped, too."
      onClick={onAttach}
      className={clsx('shrink-0 place-items-center rounded-1 text-text-3 hover:bg-hover hover:text-text', className)}
    >
      <Paperclip aria-hidden size={14} strokeWidth={1.75} />
    </button>
  )
}
