'use client'
import { Plus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { keyFromName } from '@/lib/domain/catalogue/catalogue'
import type { Category } from '@/lib/domain/postmortem/categories'

export interface ReviewNewCategoryProps {
  categories: readonly Category[]
  onAdd: (category: Category) => void
}

/** One more category; its key is made of its name and stays in the cards that have it. */
export function ReviewNewCategory({ categories, onAdd }: ReviewNewCategoryProps) {
  const nameField = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [meaning, setMeaning] = useState('')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!name.trim() || !meaning.trim()) return
    onAdd({ key: newKey(name, categories), name: name.trim(), meaning: meaning.trim() })
    setName('')
    setMeaning('')
    nameField.current?.focus()
  }

  return (
    <form onSubmit={handleSubmit} className="grid gap-2 md:grid-cols-[180px_minmax(0,1fr)_auto]">
      <Input
        ref={nameField}
        aria-label="New category"
        placeholder="Another category"
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        aria-label="What belongs in the new category"
        placeholder="What belongs in it, in one sentence"
        maxLength={200}
        value={meaning}
        onChange={({ target }) => setMeaning(target.value)}
      />
      <Button type="submit" size="md" icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}>
        Add
      </Button>
    </form>
  )
}

/** A key made of the name, unlike those that are there. */
function newKey(name: string, categories: readonly Category[]): string {
  const made = keyFromName(name).slice(0, 36).replace(/-+$/, '')
  const base = /^[a-z]/.test(made) ? made : `category${made && `-${made}`}`.slice(0, 36).replace(/-+$/, '')
  const taken = new Set(categories.map(({ key }) => key))
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}-${n}`
    if (!taken.has(key)) return key
  }
}
