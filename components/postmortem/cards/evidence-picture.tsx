'use client'
import { ImageUp } from 'lucide-react'
import { useRef, useState } from 'react'
import type { NewEvidence } from '@/components/postmortem/cards/card-evidence-list'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { uploadPicture } from '@/lib/client/postmortem/upload-picture'
import { isAppError } from '@/lib/domain/errors'

/** A picture from this device, such as a screenshot of a graph. */
export function EvidencePicture({ onAdd }: { onAdd: (added: NewEvidence) => void }) {
  const { incident } = usePostmortem()
  const files = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function upload(file: File) {
    setProblem(null)
    setPart(0)
    try {
      const ref = await uploadPicture(incident.id, file, (sent) => setPart(file.size === 0 ? 1 : sent / file.size))
      onAdd({ kind: 'picture', attachmentId: ref.id, name: ref.name })
    } catch (error) {
      setProblem(isAppError(error) ? error.message : 'The picture could not be uploaded.')
    }
    setPart(null)
  }
  const first = (list: FileList | null | undefined) => {
    const file = list?.[0]
    if (file) void upload(file)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same; pasting and dropping are shortcuts
    <div
      onPaste={({ clipboardData }) => first(clipboardData.files)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        first(event.dataTransfer.files)
      }}
      className="flex flex-col items-center gap-2 rounded-2 border border-line-strong border-dashed px-3 py-5 text-center text-12 text-text-3"
    >
      <Button
        icon={<ImageUp aria-hidden size={14} strokeWidth={1.75} />}
        isLoading={part !== null}
        onClick={() => files.current?.click()}
      >
        {part === null ? 'Choose a picture' : `Uploading, ${Math.round(part * 100)} %`}
      </Button>
      <p>or paste or drop one here</p>
      <input
        ref={files}
        type="file"
        accept="image/*"
        hidden
        aria-label="Picture"
        onChange={({ target }) => {
          first(target.files)
          target.value = ''
        }}
      />
      {problem && (
        <div className="w-full text-left">
          <ErrorNote title={problem} />
        </div>
      )}
    </div>
  )
}
