'use client'
import clsx from 'clsx'
import { policyPath } from '@/components/paging/paging-path'
import { fallbackText, holdText, stepsText } from '@/components/paging/policies/policy-words'
import { cardClass } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import type { PolicySummary } from '@/lib/domain/on-call/paging-view'

/** A policy in a list: how it asks, when everybody is asked, and what follows it. */
export function PolicyCard({ policy }: { policy: PolicySummary }) {
  const { name, team, services, isArchived, holdMinutes } = policy
  return (
    <article
      aria-label={name}
      className={clsx(cardClass, 'grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[220px_minmax(0,1fr)]')}
    >
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-2 font-semibold text-14 [overflow-wrap:anywhere]">
          <Link href={policyPath(policy)} className="hover:underline max-md:-my-2 max-md:py-3">
            <bdi>{name}</bdi>
          </Link>
          {isArchived && <Chip tone="line">Archived</Chip>}
        </h3>
        <p className="truncate text-12 text-text-3">{team ? <bdi>{team.name}</bdi> : 'No team'}</p>
      </div>
      <div className="min-w-0">
        <p>
          {stepsText(policy)}. {fallbackText(policy)}.
        </p>
        <p className="text-12 text-text-3">{holdText(holdMinutes)}.</p>
        <p className={clsx('mt-1 [overflow-wrap:anywhere]', services.length === 0 && 'text-text-3')}>
          {services.length === 0
            ? 'No service follows it.'
            : `Followed by ${services.map((service) => service.name).join(', ')}.`}
        </p>
      </div>
    </article>
  )
}
