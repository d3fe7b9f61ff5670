'use client'
import { useDraggable } from '@dnd-kit/core'
import clsx from 'clsx'
import { GripVertical } from 'lucide-react'
import { useBoard } from '@/components/postmortem/cards/board-context'

/** With a mouse, what is done with a card as a whole shows where the mouse or the focus is. */
export const hiddenClass =
  'text-text-3 md:opacity-0 md:group-focus-within/card:opacity-100 md:group-hover/card:opacity-100'

/** What a card is dragged by, and moved by keys. */
export function CardHandle({ id }: { id: string }) {
  const { heldId, onHandleKey, onHandleLeft } = useBoard()
  const { attributes, listeners, setNodeRef, setActivatorNodeRef } = useDraggable({ id })
  const isHeld = heldId === id
  return (
    <button
      ref={(handle) => {
        setActivatorNodeRef(handle)
        // What is dragged is as large as the card.
        setNodeRef(handle?.closest('article') ?? null)
      }}
      type="button"
      {...listeners}
      onKeyDown={(event) => onHandleKey(id, event)}
      onBlur={() => onHandleLeft(id)}
      aria-label="Move this card"
      aria-describedby={attributes['aria-describedby']}
      aria-pressed={isHeld}
      title="Drag, or press Space and arrow keys"
      className={clsx(
        // In the gutter beside the card, or where there is none and no mouse to hover, at its foot.
        'grid cursor-grab touch-none place-items-center rounded-1 hover:bg-hover hover:text-text max-md:size-10 md:absolute md:top-2 md:-left-[19px] md:h-6 md:w-[18px]',
        isHeld ? 'bg-accent-soft text-accent' : hiddenClass,
      )}
    >
      <GripVertical aria-hidden size={14} strokeWidth={1.75} />
    </button>
  )
}
