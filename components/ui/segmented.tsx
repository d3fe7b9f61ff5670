'use client'
import clsx from 'clsx'
import { type ReactNode, useId } from 'react'
import { RadioTile } from '@/components/ui/radio-tile'

export interface SegmentedProps<Value extends string> {
  label: string
  value: Value | null
  options: readonly { value: Value; label: ReactNode; hint?: string }[]
  onValueChange: (value: Value) => void
  /** Segments share the width. */
  isWide?: boolean
  size?: 'sm' | 'md'
}

/** One of a few, all in sight. Arrow keys move the choice. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onValueChange,
  isWide = false,
  size = 'sm',
}: SegmentedProps<Value>) {
  const name = useId()
  const isOneChosen = options.some((option) => option.value === value)
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={clsx('gap-0.5 rounded-2 bg-sunken p-0.5', isWide ? 'flex w-full' : 'inline-flex w-fit')}
    >
      {options.map((option) => (
        <RadioTile
          key={option.value}
          name={name}
          isChecked={option.value === value}
          isTabStop={option.value === value || !isOneChosen}
          onChoose={() => onValueChange(option.value)}
          title={option.hint}
          className={clsx(
            'inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-1 px-2.5 font-medium text-12 text-text-2 transition-colors duration-(--d-1) hover:text-text touch:h-11',
            'has-checked:forced-highlight has-checked:bg-surface has-checked:text-text has-checked:shadow-1 dark:has-checked:bg-n-200',
            size === 'sm' ? 'h-6' : 'h-8 text-13',
            isWide && 'flex-1',
          )}
        >
          {option.label}
        </RadioTile>
      ))}
    </div>
  )
}
