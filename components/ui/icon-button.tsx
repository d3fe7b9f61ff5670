'use client'
import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { tip } from '@/components/ui/tooltip'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does; its accessible name and its tooltip. */
  label: string
  icon: ReactNode
  variant?: 'ghost' | 'default'
  size?: 'sm' | 'md' | 'lg'
  keys?: string
}

const sizes = { sm: 'size-7 touch:size-11', md: 'size-8 touch:size-11', lg: 'size-10 touch:size-11' }
const variants = {
  ghost: 'border-transparent text-text-2 hover:bg-hover hover:text-text',
  default: 'border-line-strong bg-button text-text shadow-1 hover:bg-button-hover',
}

export function IconButton({
  label,
  icon,
  keys,
  variant = 'ghost',
  size = 'sm',
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...tip(label, { keys })}
      {...rest}
      type={type}
      aria-label={label}
      className={clsx(
        'inline-grid shrink-0 place-items-center rounded-2 border transition-colors duration-(--d-1) ease-settle',
        'aria-disabled:text-text-3 aria-disabled:opacity-60',
        sizes[size],
        variants[variant],
        className,
      )}
    >
      {icon}
    </button>
  )
}
