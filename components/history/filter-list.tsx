'use client'
import { useState } from 'react'
import type { FilterGroup } from '@/components/history/filter-groups'
import { useChosen } from '@/components/history/use-chosen'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'

/** From this many on, they are found by typing. */
const MANY = 9
const SHOWN = 60
const MISSING = { 'on-its-way': 'On its way …', failed: 'This list could not be read.' }

/** The values of one filter, to be chosen among. */
export function FilterList({ group: { label, options, missing, values, onValuesChange } }: { group: FilterGroup }) {
  const [text, setText] = useState('')
  const sought = text.trim().toLowerCase()
  const found = options.filter((option) => option.label.toLowerCase().includes(sought))
  const [chosen, choose] = useChosen(values, onValuesChange)
  const set = (value: string, isChosen: boolean) => {
    const others = chosen.filter((each) => each !== value)
    choose(isChosen ? [...others, value] : others)
  }
  return (
    <div className="flex flex-col gap-2">
      {options.length >= MANY && (
        <Input
          type="search"
          aria-label={`Find in ${label}`}
          placeholder="Find"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <fieldset className="scroll-thin flex max-h-64 flex-col gap-2 overflow-y-auto p-1 max-md:max-h-none max-md:gap-0">
        <legend className="sr-only">{label}</legend>
        {found.slice(0, SHOWN).map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onCheckedChange={(isChosen) => set(option.value, isChosen)}
          />
        ))}
        {found.length === 0 && (
          <p className="text-13 text-text-3">{missing ? MISSING[missing] : 'Nothing of this name.'}</p>
        )}
        {found.length > SHOWN && <p className="text-12 text-text-3">Type to find the other {found.length - SHOWN}.</p>}
      </fieldset>
    </div>
  )
}
