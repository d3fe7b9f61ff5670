'use client'
import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import clsx from 'clsx'
import { GripVertical, X } from 'lucide-react'
import { AddPerson } from '@/components/on-call/editor/add-person'
import { Avatar } from '@/components/ui/avatar'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { useAnnounce } from '@/components/ui/live-region'
import { MoveButtons } from '@/components/ui/move-buttons'
import { moved } from '@/components/ui/moved'
import { useListFocus } from '@/components/ui/use-list-focus'

export interface ParticipantsFieldProps {
  personIds: readonly string[]
  nameOf: (id: string) => string
  onChange: (personIds: string[]) => void
  error?: string | undefined
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** Who takes turns, in order: moved by dragging, or by the buttons. */
export function ParticipantsField({ personIds, nameOf, onChange, error }: ParticipantsFieldProps) {
  const announce = useAnnounce()
  const focus = useListFocus<HTMLOListElement>()
  // A press on the handle is not yet a drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))

  function move(from: number, to: number) {
    const id = personIds[from]
    if (id === undefined || to < 0 || to >= personIds.length) return
    onChange(moved(personIds, from, to))
    announce(`${nameOf(id)}: now ${to + 1} of ${personIds.length}`)
  }
  function step(index: number, by: 1 | -1) {
    move(index, index + by)
    focus.onMoved(index + by, by)
  }
  function remove(index: number) {
    onChange(personIds.filter((_, at) => at !== index))
    announce(`${nameOf(personIds[index] ?? '')} removed`)
    focus.onRemoved()
  }
  const handleDragEnd = ({ active, over }: DragEndEvent) => over && move(Number(active.id), Number(over.id))

  return (
    <Fieldset legend="Who takes turns, in this order" error={error}>
      <DndContext id="participants" sensors={sensors} onDragEnd={handleDragEnd}>
        <ol ref={focus.ref} tabIndex={-1} className="flex flex-col outline-none">
          {keyed(personIds).map(({ key, id }, index) => (
            <Participant key={key} index={index} id={id} name={nameOf(id)}>
              <MoveButtons
                name={nameOf(id)}
                row={index}
                index={index}
                count={personIds.length}
                onMove={(by) => step(index, by)}
              />
              <IconButton label={`Remove ${nameOf(id)}`} icon={<X {...glyph} />} onClick={() => remove(index)} />
            </Participant>
          ))}
        </ol>
      </DndContext>
      <AddPerson isInvalid={error !== undefined} except={personIds} onAdd={(id) => onChange([...personIds, id])} />
    </Fieldset>
  )
}

interface ParticipantProps {
  index: number
  id: string
  name: string
  children: React.ReactNode
}

function Participant({ index, id, name, children }: ParticipantProps) {
  const drag = useDraggable({ id: String(index) })
  const drop = useDroppable({ id: String(index) })
  const { transform, isDragging } = drag
  return (
    <li
      ref={(row) => {
        drag.setNodeRef(row)
        drop.setNodeRef(row)
      }}
      style={transform ? { transform: `translateY(${transform.y}px)` } : undefined}
      className={clsx(
        'flex min-h-9 items-center gap-2 border-line border-t first:border-t-0',
        isDragging && 'relative z-10 rounded-2 bg-raised shadow-2',
        drop.isOver && !isDragging && 'bg-accent-soft',
      )}
    >
      {/* By keys, and where there is little room, it is the buttons at the end of the row. */}
      <span
        ref={drag.setActivatorNodeRef}
        {...drag.listeners}
        aria-hidden
        title="Drag"
        className="grid size-7 shrink-0 cursor-grab touch-none place-items-center rounded-1 text-text-3 hover:bg-hover max-md:size-10 max-sm:hidden"
      >
        <GripVertical {...glyph} />
      </span>
      <Avatar id={id} name={name} />
      <span className="min-w-0 flex-1 truncate font-medium" title={name}>
        <bdi>{name}</bdi>
      </span>
      <span className="flex">{children}</span>
    </li>
  )
}

/** Somebody may take two turns in a row. */
function keyed(ids: readonly string[]): { key: string; id: string }[] {
  const seen = new Map<string, number>()
  return ids.map((id) => {
    const count = seen.get(id) ?? 0
    seen.set(id, count + 1)
    return { key: `${id} ${count}`, id }
  })
}
