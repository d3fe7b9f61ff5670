'use client'
import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useAnnounce } from '@/components/ui/live-region'
import { MoveButtons } from '@/components/ui/move-buttons'
import { moved } from '@/components/ui/moved'
import { useListFocus } from '@/components/ui/use-list-focus'
import type { Category } from '@/lib/domain/postmortem/categories'

export interface ReviewCategoriesProps {
  categories: Category[]
  onChange: (categories: Category[]) => void
}

/** What causes are sorted by: to be renamed, explained, moved and removed. */
export function ReviewCategories({ categories, onChange }: ReviewCategoriesProps) {
  const announce = useAnnounce()
  const focus = useListFocus<HTMLOListElement>()
  const replace = (key: string, change: Partial<Category>) =>
    onChange(categories.map((one) => (one.key === key ? { ...one, ...change } : one)))

  function move(index: number, by: 1 | -1) {
    const one = categories[index]
    if (!one || !categories[index + by]) return
    onChange(moved(categories, index, index + by))
    focus.onMoved(one.key, by)
    announce(`${one.name}: now ${index + by + 1} of ${categories.length}`)
  }

  function remove({ key, name }: Category) {
    onChange(categories.filter((one) => one.key !== key))
    announce(`${name} removed`)
    focus.onRemoved()
  }

  return (
    <ol ref={focus.ref} tabIndex={-1} className="flex flex-col outline-none">
      {categories.map((one, index) => (
        <li
          key={one.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 border-line border-t py-2 first:border-t-0 md:grid-cols-[180px_minmax(0,1fr)_auto]"
        >
          <span aria-hidden className="text-12 text-text-3 md:hidden">
            Category {index + 1}
          </span>
          <Input
            className="max-md:order-1 max-md:col-span-2"
            aria-label={`Category ${index + 1}`}
            maxLength={60}
            value={one.name}
            aria-invalid={one.name.trim() === ''}
            onChange={({ target }) => replace(one.key, { name: target.value })}
          />
          <div className="max-md:order-2 max-md:col-span-2">
            <Input
              aria-label={`What belongs in category ${index + 1}`}
              maxLength={200}
              value={one.meaning}
              aria-invalid={one.meaning.trim() === ''}
              onChange={({ target }) => replace(one.key, { meaning: target.value })}
            />
          </div>
          <span className="flex">
            <MoveButtons
              name={one.name}
              row={one.key}
              index={index}
              count={categories.length}
              onMove={(by) => move(index, by)}
            />
            <IconButton
              label={`Remove ${one.name}`}
              icon={<X aria-hidden size={14} strokeWidth={1.75} />}
              onClick={() => remove(one)}
            />
          </span>
        </li>
      ))}
    </ol>
  )
}
