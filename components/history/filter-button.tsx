import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

export const filterClass = (isChosen: boolean): string =>
  clsx(
    'relative inline-flex h-7 shrink-0 items-center gap-1.5 rounded-2 border px-2.5 text-13 shadow-1 max-md:h-10',
    isChosen ? 'border-accent-line bg-accent-soft' : 'border-line-strong bg-button hover:bg-button-hover',
  )

export interface FilterButtonProps extends ComponentProps<'button'> {
  label: string
  /** What it is set to. */
  text: ReactNode
  isChosen: boolean
}

/** One filter and what it is set to; it opens its values. */
export function FilterButton({ label, text, isChosen, ...rest }: FilterButtonProps) {
  return (
    <button {...rest} type="button" className={filterClass(isChosen)}>
      <span className="text-text-2">{label}</span>
      {text && <span className="max-w-44 truncate font-medium">{text}</span>}
      <ChevronDown aria-hidden size={14} strokeWidth={1.75} className="text-text-3" />
    </button>
  )
}
