import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: ReactNode
  /** `h1` where nothing else is on the page. */
  titleAs?: 'h1' | 'p'
  /** What to do about it. */
  children?: ReactNode
  action?: ReactNode
}

export function EmptyState({ title, titleAs: Title = 'p', children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-5 py-6 text-center text-13 text-text-2">
      <Title className="font-semibold text-text">{title}</Title>
      {children && <p className="max-w-[56ch]">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
