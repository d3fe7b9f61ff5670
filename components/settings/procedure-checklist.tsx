'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useAnnounce } from '@/components/ui/live-region'
import { MoveButtons } from '@/components/ui/move-buttons'
import { moved } from '@/components/ui/moved'
import { Select } from '@/components/ui/select'
import { useListFocus } from '@/components/ui/use-list-focus'
import { keyFromName } from '@/lib/domain/catalogue/catalogue'
import {
  type ChecklistItem,
  type ChecklistSignal,
  checklistSignalSchema,
  MAX_CHECKLIST_ITEMS,
} from '@/lib/domain/incident/checklist'

const SIGNAL_NAMES = {
  confirmed: 'somebody confirms it is real',
  commander: 'a commander takes over',
  bridge: 'the bridge call is set',
  'blast-radius': 'the blast radius is stated',
  lever: 'a lever is pulled or waived',
  communication: 'an update is sent',
  'by-hand': 'somebody ticks it',
} satisfies Record<ChecklistSignal, string>

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

export interface ProcedureChecklistProps {
  items: ChecklistItem[]
  onChange: (items: ChecklistItem[]) => void
}

/** The questions of one kind of incident, to be added to, reworded, moved and removed. */
export function ProcedureChecklist({ items, onChange }: ProcedureChecklistProps) {
  const announce = useAnnounce()
  const focus = useListFocus<HTMLOListElement>()
  const [added, setAdded] = useState('')
  const replace = (id: string, change: Partial<ChecklistItem>) =>
    onChange(items.map((item) => (item.id === id ? { ...item, ...change } : item)))

  function move(index: number, by: 1 | -1) {
    const item = items[index]
    if (!item || !items[index + by]) return
    onChange(moved(items, index, index + by))
    focus.onMoved(item.id, by)
    announce(`${item.title}: now ${index + by + 1} of ${items.length}`)
  }

  function remove({ id, title }: ChecklistItem) {
    onChange(items.filter((item) => item.id !== id))
    announce(`${title} removed`)
    focus.onRemoved()
  }

  function add() {
    const title = added.trim()
    if (!title || items.length >= MAX_CHECKLIST_ITEMS) return
    onChange([...items, { id: newId(title, items), title, signal: 'by-hand' }])
    setAdded('')
  }

  return (
    <>
      <ol ref={focus.ref} tabIndex={-1} className="flex flex-col outline-none">
        {items.map((item, index) => (
          <li
            key={item.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 border-line border-t py-2 first:border-t-0 md:grid-cols-[minmax(0,1fr)_minmax(0,264px)_auto]"
          >
            <span aria-hidden className="text-12 text-text-3 md:hidden">
              Question {index + 1}
            </span>
            <Input
              className="max-md:order-1 max-md:col-span-2"
              aria-label={`Question ${index + 1}`}
              maxLength={80}
              value={item.title}
              onChange={(event) => replace(item.id, { title: event.target.value })}
            />
            <div className="max-md:order-2 max-md:col-span-2">
              <Select
                aria-label={`Question ${index + 1} is answered when`}
                value={item.signal}
                onChange={({ target }) => {
                  const signal = checklistSignalSchema.options.find((one) => one === target.value)
                  if (signal) replace(item.id, { signal })
                }}
              >
                {checklistSignalSchema.options.map((signal) => (
                  <option key={signal} value={signal}>
                    when {SIGNAL_NAMES[signal]}
                  </option>
                ))}
              </Select>
            </div>
            <span className="flex">
              <MoveButtons
                name={`question ${index + 1}`}
                row={item.id}
                index={index}
                count={items.length}
                onMove={(by) => move(index, by)}
              />
              <IconButton label={`Remove question ${index + 1}`} icon={<X {...glyph} />} onClick={() => remove(item)} />
            </span>
          </li>
        ))}
      </ol>
      {items.length === 0 && <p className="text-13 text-text-2">Rooms of this kind ask nothing.</p>}
      {items.length < MAX_CHECKLIST_ITEMS ? (
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <Input
            aria-label="New question"
            placeholder="Another question"
            maxLength={80}
            value={added}
            onChange={(event) => setAdded(event.target.value)}
          />
          <Button type="submit" size="md" icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}>
            Add
          </Button>
        </form>
      ) : (
        <p className="text-12 text-text-3">
          {MAX_CHECKLIST_ITEMS} questions are as many as there can be: five minutes are short.
        </p>
      )}
    </>
  )
}

/** An id made of the words, unlike those that are there. */
function newId(title: string, items: readonly ChecklistItem[]): string {
  const base = keyFromName(title).slice(0, 36).replace(/-+$/, '') || 'item'
  const taken = new Set(items.map(({ id }) => id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}
