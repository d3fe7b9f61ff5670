'use client'
import clsx from 'clsx'
import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'

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
  const handleChange = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) onValueChange(option.value)
  }
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={handleChange}
      className={clsx('gap-0.5 rounded-2 bg-sunken p-0.5', isWide ? 'flex w-full' : 'inline-flex w-fit')}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          title={option.hint}
          className={clsx(
            'inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-1 px-2.5 font-medium text-12 text-text-2 transition-colors duration-(--d-1) hover:text-text focus-visible:outline-offset-0 touch:h-11',
            'data-[state=checked]:forced-highlight data-[state=checked]:bg-surface data-[state=checked]:text-text data-[state=checked]:shadow-1 dark:data-[state=checked]:bg-n-200',
            size === 'sm' ? 'h-6' : 'h-8 text-13',
            isWide && 'flex-1',
          )}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
