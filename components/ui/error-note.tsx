import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export interface ErrorNoteProps {
  /** What happened. */
  title: ReactNode
  /** What was lost, if anything, and what to do. */
  children?: ReactNode
  action?: ReactNode
}

export function ErrorNote({ title, children, action }: ErrorNoteProps) {
  return (
    <div
      role="alert"
      className="grid grid-cols-[16px_1fr_auto] items-center gap-x-2.5 gap-y-1 rounded-3 bg-warning-soft py-2.5 pr-2.5 pl-3.5 text-13 text-text"
    >
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="text-warning" />
      <p className="min-w-0 [overflow-wrap:anywhere]">
        <strong className="font-semibold">{title}</strong> {children}
      </p>
      {action}
    </div>
  )
}
