'use client'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'

export interface FewRowsProps<Row> {
  rows: readonly Row[]
  /** How many are shown at first. */
  few: number
  children: (rows: readonly Row[]) => ReactNode
}

/** The first rows, and the rest when it is asked for. */
export function FewRows<Row>({ rows, few, children }: FewRowsProps<Row>) {
  const [isAll, setAll] = useState(false)
  return (
    <div className="min-w-0">
      {children(isAll ? rows : rows.slice(0, few))}
      {rows.length > few && (
        <div className="-ml-2 mt-2 print:hidden">
          <Button variant="ghost" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show all ${rows.length}`}
          </Button>
        </div>
      )}
    </div>
  )
}
