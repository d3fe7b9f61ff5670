'use client'
import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { useFieldWiring } from '@/components/ui/field'

/** Sixteen pixels under a thumb, or iOS zooms into the field. */
export const controlClass =
  'w-full min-w-0 rounded-2 border border-control bg-surface px-[11px] text-13 text-text aria-invalid:border-warning touch:text-16 focus-visible:outline-offset-0'

const sizes = { md: 'h-8 touch:h-11', lg: 'h-10 text-14 touch:h-11' }

export interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  size?: 'md' | 'lg'
}

export function Input({ size = 'md', className, ...rest }: InputProps) {
  return <input dir="auto" {...useFieldWiring()} {...rest} className={clsx(controlClass, sizes[size], className)} />
}
