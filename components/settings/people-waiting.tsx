'use client'
import { useState } from 'react'
import { PeopleLinkDialog } from '@/components/settings/people-link-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { problemsOf } from '@/lib/client/form-problems'
import { useForgetIdentities } from '@/lib/client/people-admin'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { PersonSummary } from '@/lib/domain/people/person'

export interface PeopleWaitingProps {
  waiting: IdentitySummary[]
  people: PersonSummary[]
}

/** Who signed in at a provider and is nobody here yet, or cannot be told to be somebody. */
export function PeopleWaiting({ waiting, people }: PeopleWaitingProps) {
  const [linking, setLinking] = useState<IdentitySummary | null>(null)
  const { mutate: dismiss, variables, isPending, error } = useForgetIdentities()
  const problem = problemsOf(error, {}).form
  return (
    <section aria-labelledby="waiting" className="flex flex-col gap-2">
      <SectionHeader id="waiting" title="Waiting to be let in" count={waiting.length} />
      {problem && <ErrorNote title={problem} />}
      <Card>
        <ul className="divide-y divide-line">
          {waiting.map((identity) => (
            <li
              key={identity.id}
              className="flex min-h-14 items-center gap-3 px-4 py-2 text-13 max-md:flex-wrap max-md:justify-end max-md:gap-y-2"
            >
              <div className="min-w-0 flex-1 max-md:basis-full">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
                  <bdi className="[overflow-wrap:anywhere]">{identity.name}</bdi>
                  {!identity.isEmailVerified && (
                    <Chip tone="warning">{identity.email ? 'Address not verified' : 'No address'}</Chip>
                  )}
                </p>
                <p className="text-12 text-text-3 [overflow-wrap:anywhere]">
                  {identity.email && `${identity.email}, `}
                  {identity.provider}, tried <TimeAgo at={identity.seenAt} />
                </p>
              </div>
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Dismiss ${identity.name}`}
                isLoading={isPending && variables?.[0] === identity.id}
                onClick={() => dismiss([identity.id])}
              >
                Dismiss
              </Button>
              <Button size="sm" aria-label={`Let in ${identity.name}`} onClick={() => setLinking(identity)}>
                Let in
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      {linking && <PeopleLinkDialog identity={linking} people={people} onClose={() => setLinking(null)} />}
    </section>
  )
}
