'use client'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'

export interface FileButtonProps {
  /** What file is meant. */
  label: string
  accept: string
  onFile: (file: File) => void
}

/** Lets somebody choose a file of theirs; the same one again, too. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <Button
        size="md"
        icon={<FileUp aria-hidden size={14} strokeWidth={1.75} />}
        onClick={() => input.current?.click()}
      >
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={accept}
        tabIndex={-1}
        className="hidden"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}
