import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: ReactNode
  /** What to do about it. */
  children?: ReactNode
  action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-5 py-6 text-center text-13 text-text-2">
      <p className="font-semibold text-text">{title}</p>
      {children && <p className="max-w-[56ch]">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
