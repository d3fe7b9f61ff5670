'use client'
import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useFieldWiring } from '@/components/ui/field'
import { controlClass } from '@/components/ui/input'

/** The platform's own select: it opens right on every phone. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={clsx('relative inline-flex w-full', className)}>
      <select {...useFieldWiring()} {...rest} className={clsx(controlClass, 'h-8 appearance-none pr-8 touch:h-11')}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        size={14}
        strokeWidth={1.75}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-text-3"
      />
    </span>
  )
}
