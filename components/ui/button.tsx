'use client'
import clsx from 'clsx'
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react'
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
  /** Why it cannot be used now; shown beside it, and it stays reachable by keyboard. */
  disabledReason?: string | undefined
}

export function Button({
  variant,
  size,
  icon,
  keys,
  isLoading = false,
  disabledReason,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const isBlocked = isLoading || Boolean(disabledReason)
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (isBlocked) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      {...rest}
      type={type}
      className={clsx(buttonClass({ variant, size, isUnavailable: Boolean(disabledReason) }), className)}
      onClick={handleClick}
      {...(isBlocked && { 'aria-disabled': true })}
      {...(isLoading && { 'aria-busy': true })}
      {...(disabledReason && { 'aria-describedby': reasonId })}
    >
      {isLoading ? <Spinner /> : icon}
      {children}
      {keys && <Kbd isOnAccent={variant === 'primary' || variant === 'danger'}>{keys}</Kbd>}
    </button>
  )
  if (!disabledReason) return button
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {button}
      <span id={reasonId} className="text-12 text-text-3">
        {disabledReason}
      </span>
    </span>
  )
}
