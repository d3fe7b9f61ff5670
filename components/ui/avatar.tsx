import clsx from 'clsx'
import { initialsOf, tintOf } from '@/components/ui/person-mark'

export interface AvatarProps {
  id: string
  name: string
  size?: 'sm' | 'md' | 'lg'
  /** An outline only: somebody who is here and quiet, or away. */
  isQuiet?: boolean
}

const sizes = { sm: 'size-5 text-[10px]', md: 'size-7 text-11', lg: 'size-9 text-13' }

const tints = {
  a: 'bg-(--tint-a) text-(--tint-a-ink)',
  b: 'bg-(--tint-b) text-(--tint-b-ink)',
  c: 'bg-(--tint-c) text-(--tint-c-ink)',
  d: 'bg-(--tint-d) text-(--tint-d-ink)',
  e: 'bg-(--tint-e) text-(--tint-e-ink)',
  f: 'bg-(--tint-f) text-(--tint-f-ink)',
}

/** The mark of a person. Decorative: their name stands beside it, or in the label of what holds it. */
export function Avatar({ id, name, size = 'sm', isQuiet = false }: AvatarProps) {
  return (
    <span
      aria-hidden
      title={name}
      // Drawn, not written: what is around it is named by words, and initials are none.
      data-initials={initialsOf(name)}
      className={clsx(
        'inline-grid shrink-0 place-items-center rounded-full font-semibold leading-none before:content-[attr(data-initials)]',
        sizes[size],
        isQuiet ? 'bg-surface text-text-2 inset-ring inset-ring-control' : tints[tintOf(id)],
      )}
    />
  )
}
