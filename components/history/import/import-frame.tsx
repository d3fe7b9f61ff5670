import type { Route } from 'next'
import type { ReactNode } from 'react'
import { BackLink } from '@/components/ui/back-link'
import { PageHeader } from '@/components/ui/page-header'

export interface ImportFrameProps {
  title: ReactNode
  description: ReactNode
  /** Where one comes from. */
  back: { path: string; label: string }
  actions?: ReactNode
  children: ReactNode
}

/** What the pages of an import have: the way back, and their title. */
export function ImportFrame({ title, description, back, actions, children }: ImportFrameProps) {
  return (
    <div className="mx-auto flex max-w-[1080px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href={back.path as Route}>{back.label}</BackLink>
        <PageHeader title={title} description={description} actions={actions} />
      </div>
      {children}
    </div>
  )
}
