import type { ReactNode } from 'react'

export interface PanelSectionProps {
  title: string
  /** At the far end of the heading: a count, or a control. */
  aside?: ReactNode
  children: ReactNode
}

/** One heading of a side panel and what stands under it. */
export function PanelSection({ title, aside, children }: PanelSectionProps) {
  return (
    <section data-section={title} className="border-line border-t pt-2 pb-3 first:border-t-0 first:pt-0">
      <div className="flex h-7 items-center gap-2 text-12">
        <h2 className="whitespace-nowrap font-semibold text-text-2">{title}</h2>
        {aside !== undefined && (
          <div className="ml-auto flex min-w-0 items-center gap-1.5 font-medium text-text-3">{aside}</div>
        )}
      </div>
      {children}
    </section>
  )
}

/** Nothing here yet, and what to do about it. */
export function PanelNote({ children }: { children: ReactNode }) {
  return <p className="py-1 text-12 text-text-3">{children}</p>
}
