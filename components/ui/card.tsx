import clsx from 'clsx'
import type { ComponentProps } from 'react'

export const cardClass = 'rounded-3 border border-line bg-surface'

export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx(cardClass, className)} />
}
