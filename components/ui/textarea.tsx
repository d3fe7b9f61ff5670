'use client'
import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { useFieldWiring } from '@/components/ui/field'
import { controlClass } from '@/components/ui/input'

/** Grows with its text. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      dir="auto"
      {...useFieldWiring()}
      {...rest}
      rows={rows}
      className={clsx(controlClass, 'field-sizing-content max-h-80 min-h-16 py-1.5', className)}
    />
  )
}
