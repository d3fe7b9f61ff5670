import type { ReactNode } from 'react'

export interface SectionHeaderProps {
  title: ReactNode
  id?: string
  count?: number
  /** Stands at the far end of the line. */
  aside?: ReactNode
  level?: 2 | 3
}

export function SectionHeader({ title, id, count, aside, level = 2 }: SectionHeaderProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="flex min-h-8 items-center gap-2 text-13">
      <Heading id={id} className="font-semibold">
        {title}
      </Heading>
      {count !== undefined && <span className="font-medium text-text-3">{count}</span>}
      {aside && <div className="ml-auto flex items-center gap-2 text-text-3">{aside}</div>}
    </div>
  )
}
