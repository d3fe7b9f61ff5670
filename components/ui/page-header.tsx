import type { ReactNode } from 'react'

export interface PageHeaderProps {
  title: ReactNode
  /** One sentence under the title. */
  description?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 max-md:basis-56">
        <h1 className="font-semibold text-20">{title}</h1>
        {description && <p className="mt-0.5 text-13 text-text-2">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
