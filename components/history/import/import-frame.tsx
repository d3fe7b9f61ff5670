import { ArrowLeft } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
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
      <div className="flex flex-col gap-1">
        <Link
          href={back.path as Route}
          className="inline-flex h-7 items-center gap-1.5 self-start rounded-1 text-13 text-text-2 hover:text-text max-md:h-11"
        >
          <ArrowLeft aria-hidden size={14} strokeWidth={1.75} />
          {back.label}
        </Link>
        <PageHeader title={title} description={description} actions={actions} />
      </div>
      {children}
    </div>
  )
}
