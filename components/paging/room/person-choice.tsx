'use client'
import { type KeyboardEvent, useId, useState } from 'react'
import { useRoomAround } from '@/components/incident/room-context'
import { candidates } from '@/components/paging/room/who-is-asked'
import { Avatar } from '@/components/ui/avatar'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { WhoIsOn } from '@/lib/client/paging/who-is-on'

const SHOWN = 50

export interface PersonChoiceProps {
  known: WhoIsOn
  value: string
  onChange: (personId: string) => void
}

/** Somebody by name, those who are on call first. */
export function PersonChoice({ known, value, onChange }: PersonChoiceProps) {
  const { present } = useRoomAround()
  const [sought, setSought] = useState('')
  const name = useId()
  const here = new Set(present.map(({ id }) => id))
  const found = candidates(known.responders, known.rotas, here, sought)
  const shown = found.slice(0, SHOWN)
  const handleEnter = (event: KeyboardEvent) => {
    // It pages whom one sees chosen (SPEC PAGE-16); a choice that the search has put out of sight is another one's name.
    if (event.key !== 'Enter' || shown.some(({ id }) => id === value)) return
    event.preventDefault()
    if (shown[0]) onChange(shown[0].id)
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Field label="Person">
        <Input
          type="search"
          placeholder="Name or rota"
          autoComplete="off"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          onKeyDown={handleEnter}
        />
      </Field>
      <fieldset className="scroll-thin max-h-56 overflow-y-auto rounded-2 border border-line">
        <legend className="sr-only">Who is paged</legend>
        {known.isPending && known.responders.length === 0 && <p className="px-3 py-2 text-text-3">Loading…</p>}
        {!known.isPending && found.length === 0 && (
          <p className="px-3 py-2 text-text-3">
            {known.isFailed ? 'Who there is could not be read.' : 'Nobody is called like that.'}
          </p>
        )}
        {shown.map((person) => (
          <label
            key={person.id}
            className="flex min-h-9 items-center gap-2.5 px-3 py-1 hover:bg-hover has-checked:bg-accent-soft max-md:min-h-12"
          >
            <input
              type="radio"
              name={name}
              value={person.id}
              checked={person.id === value}
              onChange={() => onChange(person.id)}
              className="size-4 shrink-0 accent-(--accent)"
            />
            <Avatar id={person.id} name={person.name} />
            <span className="min-w-0 flex-1 truncate font-medium">{person.name}</span>
            <span className="max-w-3/5 truncate text-12 text-text-3">
              {person.seats.length > 0 ? person.seats.join(', ') : person.isHere ? 'in the room' : ''}
            </span>
          </label>
        ))}
      </fieldset>
      {found.length > SHOWN && <p className="text-12 text-text-3">and {found.length - SHOWN} more: type a name.</p>}
    </div>
  )
}
