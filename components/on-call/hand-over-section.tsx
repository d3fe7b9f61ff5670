import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { SectionHeader } from '@/components/ui/section-header'

export interface HandOverSectionProps {
  id: string
  title: string
  count: number
  /** What it means that there is none. */
  empty: string
  children: ReactNode
}

/** One list of what there is to know. */
export function HandOverSection({ id, title, count, empty, children }: HandOverSectionProps) {
  return (
    <section aria-labelledby={id}>
      <SectionHeader id={id} title={title} count={count} />
      <Card>{count === 0 ? <p className="px-4 py-3 text-text-2">{empty}</p> : <ul>{children}</ul>}</Card>
    </section>
  )
}
