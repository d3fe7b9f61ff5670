'use client'
import clsx from 'clsx'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from '@/components/ui/button-class'
import { Kbd } from '@/components/ui/kbd'
import { Spinner } from '@/components/ui/spinner'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** The key that does the same, shown beside the label. */
  keys?: string
  isLoading?: boolean
}

export function Button({
  variant,
  size,
  icon,
  keys,
  isLoading = false,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isLoading) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={clsx(buttonClass({ variant, size }), className)}
      onClick={handleClick}
      {...(isLoading && { 'aria-disabled': true, 'aria-busy': true })}
    >
      {isLoading ? <Spinner /> : icon}
      {children}
      {keys && <Kbd isOnAccent={variant === 'primary' || variant === 'danger'}>{keys}</Kbd>}
    </button>
  )
}
