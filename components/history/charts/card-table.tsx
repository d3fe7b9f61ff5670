import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

export interface CardTableProps {
  caption: string
  /** The heads of its columns, as `Head`s. */
  heads: ReactNode
  children: ReactNode
}

/** A small table as the chart of a card; it runs to the card's edges. */
export function CardTable({ caption, heads, children }: CardTableProps) {
  return (
    // It scrolls sideways where it is narrow, by keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by Tab
    <div tabIndex={0} className="scroll-thin -mx-5 overflow-x-auto px-5">
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>{heads}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

const cellClass = 'pr-3 text-left last:pr-0'

export function Head({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(cellClass, 'whitespace-nowrap pb-1 align-bottom font-medium text-12 text-text-3', className)}
    />
  )
}

export function Data({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={clsx(cellClass, 'h-10 border-line border-t py-1.5', className)} />
}
