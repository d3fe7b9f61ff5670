'use client'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useAnnounce } from '@/components/ui/live-region'
import type { Category } from '@/lib/domain/postmortem/categories'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

export interface ReviewCategoriesProps {
  categories: Category[]
  onChange: (categories: Category[]) => void
}

/** What causes are sorted by: to be renamed, explained, moved and removed. */
export function ReviewCategories({ categories, onChange }: ReviewCategoriesProps) {
  const announce = useAnnounce()
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<string | null>(null)
  // A row that changes its place in the page loses the focus.
  useEffect(() => {
    if (moved === null) return
    list.current?.querySelector<HTMLElement>(`[data-move="${moved}"]`)?.focus()
    setMoved(null)
  }, [moved])
  const replace = (key: string, change: Partial<Category>) =>
    onChange(categories.map((one) => (one.key === key ? { ...one, ...change } : one)))

  function move(index: number, by: 1 | -1) {
    const one = categories[index]
    const other = categories[index + by]
    if (!one || !other) return
    onChange(categories.map((each, at) => (at === index ? other : at === index + by ? one : each)))
    setMoved(`${one.key} ${by}`)
    announce(`${one.name}: now ${index + by + 1} of ${categories.length}`)
  }

  function remove({ key, name }: Category) {
    onChange(categories.filter((one) => one.key !== key))
    announce(`${name} removed`)
    list.current?.focus()
  }

  return (
    <ol ref={list} tabIndex={-1} className="flex flex-col outline-none">
      {categories.map((one, index) => (
        <li
          key={one.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 border-line border-t py-2 first:border-t-0 md:grid-cols-[180px_minmax(0,1fr)_auto]"
        >
          <Input
            aria-label={`Category ${index + 1}`}
            maxLength={60}
            value={one.name}
            aria-invalid={one.name.trim() === ''}
            onChange={({ target }) => replace(one.key, { name: target.value })}
          />
          <div className="max-md:order-last max-md:col-span-2">
            <Input
              aria-label={`What belongs in category ${index + 1}`}
              maxLength={200}
              value={one.meaning}
              aria-invalid={one.meaning.trim() === ''}
              onChange={({ target }) => replace(one.key, { meaning: target.value })}
            />
          </div>
          <span className="flex">
            <IconButton
              data-move={`${one.key} -1`}
              label={`Move ${one.name} up`}
              icon={<ArrowUp {...glyph} />}
              aria-disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              data-move={`${one.key} 1`}
              label={`Move ${one.name} down`}
              icon={<ArrowDown {...glyph} />}
              aria-disabled={index === categories.length - 1}
              onClick={() => move(index, 1)}
            />
            <IconButton label={`Remove ${one.name}`} icon={<X {...glyph} />} onClick={() => remove(one)} />
          </span>
        </li>
      ))}
    </ol>
  )
}
