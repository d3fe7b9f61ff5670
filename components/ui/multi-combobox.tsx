'use client'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useFieldWiring } from '@/components/ui/field'

export interface ComboboxOption {
  value: string
  label: string
  hint?: string
}

export interface MultiComboboxProps {
  options: readonly ComboboxOption[]
  values: readonly string[]
  onValuesChange: (values: string[]) => void
  placeholder?: string
  /** What to say when nothing matches. */
  emptyText: string
}

const SHOWN = 8

/** Several of many, by typing. Stands in a Field, which names it. */
export function MultiCombobox({ options, values, onValuesChange, placeholder, emptyText }: MultiComboboxProps) {
  const wiring = useFieldWiring()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const chosen = values.flatMap((value) => options.find((option) => option.value === value) ?? [])
  const found = matching(options, values, text)
  const offered = found.slice(0, SHOWN)
  const active = isOpen ? offered[Math.min(at, offered.length - 1)] : undefined
  const activeId = active && `${listId}-${active.value}`

  // A dialog is no taller than its fields: what is offered below the last of them is scrolled to.
  useEffect(() => {
    if (!isOpen) return
    box.current?.scrollIntoView({ block: 'nearest' })
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, activeId])

  const reopen = (next: { text?: string; at?: number }) => {
    setOpen(true)
    setAt(next.at ?? 0)
    if (next.text !== undefined) setText(next.text)
  }
  const choose = ({ value }: ComboboxOption) => {
    onValuesChange([...values, value])
    setText('')
    setOpen(false)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const moves = { ArrowDown: isOpen ? at + 1 : 0, ArrowUp: isOpen ? at - 1 : offered.length - 1 }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      reopen({ at: (moves[event.key] + offered.length) % Math.max(offered.length, 1) })
    } else if (event.key === 'Enter' && active && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && isOpen) {
      setOpen(false)
    } else if (event.key === 'Backspace' && text === '') {
      onValuesChange(values.slice(0, -1))
    }
  }

  return (
    <div className="relative">
      <div className="flex min-h-8 flex-wrap items-center gap-1 rounded-2 border border-control bg-surface p-[3px] has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent touch:min-h-11">
        {chosen.map(({ value, label }) => (
          <span key={value} className="inline-flex h-6 items-center rounded-1 bg-sunken pl-2 font-medium text-12">
            {label}
            <button
              type="button"
              aria-label={`Remove ${label}`}
              className="grid size-6 place-items-center rounded-1 text-text-3 hover:text-text touch:w-9"
              onClick={() => {
                onValuesChange(values.filter((each) => each !== value))
                field.current?.focus()
              }}
            >
              <X aria-hidden size={12} strokeWidth={2} />
            </button>
          </span>
        ))}
        <input
          {...wiring}
          ref={field}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={chosen.length === 0 ? placeholder : undefined}
          className="h-6 min-w-24 flex-1 bg-transparent px-2 outline-none touch:h-9 touch:text-16"
          onChange={(event) => reopen({ text: event.target.value })}
          onClick={() => reopen({})}
          onBlur={() => setOpen(false)}
          onKeyDown={handleKeyDown}
        />
      </div>
      {isOpen && (
        <div
          ref={box}
          className="absolute inset-x-0 top-full z-10 mt-1 rounded-3 border border-line bg-raised p-1 shadow-2"
        >
          <div
            id={listId}
            role="listbox"
            aria-label="Suggestions"
            aria-multiselectable="true"
            className="scroll-thin max-h-44 overflow-y-auto"
            // The field keeps the focus, also for who drags the bar; a finger may be put down to scroll past.
            onMouseDown={(event) => event.preventDefault()}
          >
            {offered.map((option) => (
              <button
                type="button"
                key={option.value}
                id={`${listId}-${option.value}`}
                role="option"
                tabIndex={-1}
                aria-selected={false}
                className={clsx(
                  'flex h-8 w-full cursor-default items-center gap-2 rounded-2 px-2 touch:h-11',
                  option === active && 'forced-highlight bg-hover',
                )}
                onClick={() => choose(option)}
              >
                {option.label}
                {option.hint && <span className="truncate text-text-3">{option.hint}</span>}
              </button>
            ))}
            {offered.length === 0 && <p className="px-2 py-1.5 text-text-3">{emptyText}</p>}
          </div>
          {found.length > SHOWN && (
            <p className="px-2 py-1.5 text-12 text-text-3">and {found.length - SHOWN} more: type on.</p>
          )}
        </div>
      )}
    </div>
  )
}

function matching(options: readonly ComboboxOption[], values: readonly string[], text: string): ComboboxOption[] {
  const sought = text.trim().toLowerCase()
  return options.filter(({ value, label, hint = '' }) => {
    return !values.includes(value) && `${label} ${hint}`.toLowerCase().includes(sought)
  })
}
