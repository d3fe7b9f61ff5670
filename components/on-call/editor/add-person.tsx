'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { usePeople } from '@/lib/client/directory'

export interface AddPersonProps {
  /** Who is in the list already. */
  except: readonly string[]
  onAdd: (id: string) => void
  /** Somebody has to be added. */
  isInvalid: boolean
}

/** Adds somebody to the end of the list. */
export function AddPerson({ except, onAdd, isInvalid }: AddPersonProps) {
  const { data: people, isPending } = usePeople()
  const [chosen, setChosen] = useState('')
  const offered = (people ?? []).filter(({ id, role }) => role !== 'stakeholder' && !except.includes(id))
  const empty = people ? 'Everybody is in it' : isPending ? 'Loading…' : 'Nobody could be read'
  const handleAdd = () => {
    if (chosen === '') return
    onAdd(chosen)
    setChosen('')
  }
  return (
    <div className="flex gap-2">
      <Select
        aria-label="Somebody to add"
        aria-invalid={isInvalid || undefined}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        <option value="">{offered.length > 0 ? 'Choose somebody' : empty}</option>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button
        size="md"
        icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
        aria-disabled={chosen === ''}
        onClick={handleAdd}
      >
        Add
      </Button>
    </div>
  )
}
