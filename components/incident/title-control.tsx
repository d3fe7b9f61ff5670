'use client'
import { Pencil } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { useReturnFocus } from '@/components/ui/use-return-focus'
import { retitle } from '@/lib/domain/incident/commands/retitle'

/** The title, which is mended where it stands. */
export function TitleControl() {
  const { incident, canRespond, isClosed } = useRoom()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      {isEditing && <TitleField onClose={() => setEditing(false)} />}
      <div hidden={isEditing} className="group mt-0.5 flex min-w-0 items-center gap-1">
        <h1
          dir="auto"
          className="line-clamp-2 short:line-clamp-1 font-semibold text-20 max-md:text-[18px] max-md:leading-6 md:line-clamp-1"
          title={incident.title}
        >
          {incident.title}
        </h1>
        {canRespond && !isClosed && (
          <button
            type="button"
            aria-label="Change the title"
            onClick={() => setEditing(true)}
            className="grid size-7 shrink-0 place-items-center rounded-2 text-text-3 opacity-0 hover:bg-hover focus-visible:opacity-100 group-hover:opacity-100 touch:-my-2 touch:size-11 touch:opacity-100 max-md:hidden"
          >
            <Pencil aria-hidden size={14} strokeWidth={1.75} />
          </button>
        )}
      </div>
    </>
  )
}

function TitleField({ onClose }: { onClose: () => void }) {
  const { incident, act } = useRoom()
  // Somebody else may change it meanwhile: a field that was left as it was found takes nothing back.
  const [found] = useState(incident.title)
  const [text, setText] = useState(found)
  const [error, setError] = useState<string | null>(null)
  const isDone = useRef(false)
  const returnFocus = useReturnFocus()

  function finish(save: boolean) {
    // Leaving the field by Enter or Escape also blurs it.
    if (isDone.current) return
    const refusal = save && text.trim() !== found ? act(retitle, { title: text }) : null
    if (refusal) return setError(refusal)
    isDone.current = true
    onClose()
  }
  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    finish(event.key === 'Enter')
    // What opened this is hidden as long as this is there.
    if (isDone.current) requestAnimationFrame(() => returnFocus())
  }

  return (
    <div className="mt-0.5">
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
        autoFocus
        dir="auto"
        aria-label="Title"
        aria-invalid={error ? true : undefined}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKeyDown}
        onBlur={() => finish(true)}
        className="-ml-1.5 h-7 w-full rounded-1 bg-surface px-1.5 font-semibold text-20 inset-ring inset-ring-control max-md:h-11"
      />
      {error && (
        <p role="alert" className="text-12 text-warning">
          {error}
        </p>
      )}
    </div>
  )
}
