import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

export interface TableProps {
  /** What the table lists; read aloud, not shown. */
  caption: string
  children: ReactNode
}

/** Rows of Th and Td. It scrolls sideways in its own frame when it must. */
export function Table({ caption, children }: TableProps) {
  return (
    <div className="scroll-thin overflow-x-auto">
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

const cellClass = 'px-3 text-left first:pl-4 last:pr-4'

export function Th({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(cellClass, 'h-9 whitespace-nowrap font-medium text-12 text-text-3', className)}
    />
  )
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={clsx(cellClass, 'h-11 border-line border-t', className)} />
}
