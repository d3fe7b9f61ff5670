'use client'
import clsx from 'clsx'
import { AskedHead } from '@/components/incidents/asked-head'
import { incidentPath } from '@/components/incidents/incident-path'
import { AnswerButtons } from '@/components/paging/answer-buttons'
import { askedText } from '@/components/paging/page-words'
import { pagePath } from '@/components/paging/paging-path'
import { cardClass } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { PageView } from '@/lib/domain/on-call/paging-view'

/** A page that waits for my answer: who asks, for what, since when, and the answers. */
export function PageCard({ page }: { page: PageView }) {
  const { id, incident, words, askedAt } = page
  const { key } = incident
  return (
    <article
      aria-label={`Page of ${key}`}
      className={clsx(cardClass, 'flex flex-col gap-4 border-accent-line! px-4 py-4 shadow-2 md:px-5')}
    >
      <AskedHead incident={incident} asked={askedText(page)} at={askedAt} words={words} />
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
