'use client'
import clsx from 'clsx'
import Link from 'next/link'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { AnswerButtons } from '@/components/paging/answer-buttons'
import { askedText } from '@/components/paging/page-words'
import { pagePath } from '@/components/paging/paging-path'
import { cardClass } from '@/components/ui/card'
import { TimeAgo } from '@/components/ui/time-ago'
import type { PageView } from '@/lib/domain/on-call/paging-view'

/** A page that waits for my answer: who asks, for what, since when, and the answers. */
export function PageCard({ page }: { page: PageView }) {
  const { id, incident, words, askedAt } = page
  const { key, title, severity, status } = incident
  return (
    <article
      aria-label={`Page of ${key}`}
      className={clsx(cardClass, 'flex flex-col gap-4 border-accent-line! px-4 py-4 shadow-2 md:px-5')}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-text-3">
          <span className="mono whitespace-nowrap">{key}</span>
          <SeverityChip severity={severity} status={status} />
          <StatusLabel status={status} severity={severity} />
          <span>
            {askedText(page)} · <TimeAgo at={askedAt} />
          </span>
        </p>
        <h2 className="mt-1 font-semibold text-20 [overflow-wrap:anywhere]">
          <Link href={incidentPath(key)} className="hover:underline">
            {title}
          </Link>
        </h2>
        {words && <p className="mt-0.5 whitespace-pre-line text-14 text-text-2 [overflow-wrap:anywhere]">{words}</p>}
      </div>
      <AnswerButtons page={page} />
      <p className="flex flex-wrap gap-x-4 text-12 max-md:-my-2">
        <Link href={incidentPath(key)} className="link max-md:py-3.5">
          Open the room
        </Link>
        <Link href={pagePath(id)} className="link max-md:py-3.5">
          What was tried, and what comes next
        </Link>
      </p>
    </article>
  )
}
