'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import { ErrorNote } from '@/components/ui/error-note'
import { LocalTime } from '@/components/ui/local-time'
import { useRevokeEdition } from '@/lib/client/postmortem/use-editions'
import type { Edition } from '@/lib/domain/postmortem/edition'
import { SECTION_TITLES } from '@/lib/domain/postmortem/sections'

interface EditionListProps {
  incidentId: string
  editions: readonly Edition[]
}

/** The addresses that were made, those that are open first. */
export function EditionList({ incidentId, editions }: EditionListProps) {
  const revoke = useRevokeEdition(incidentId)
  if (editions.length === 0) return null
  const open = editions.filter(({ revokedAt }) => revokedAt === null)
  const ended = editions.filter(({ revokedAt }) => revokedAt !== null)
  return (
    <section aria-label="Public addresses" className="flex flex-col">
      <h3 className="mb-1 font-medium text-13">Public addresses</h3>
      {revoke.error && <ErrorNote title="Not revoked.">{revoke.error.message}</ErrorNote>}
      <ul>
        {[...open, ...ended].map((edition) => (
          <li key={edition.id} className="flex flex-wrap items-center gap-2 border-line border-t py-2 text-13">
            <div className="min-w-0 flex-1 basis-56">
              {edition.revokedAt === null ? (
                <a href={edition.url} className="link mono block truncate" target="_blank" rel="noopener">
                  {edition.url}
                </a>
              ) : (
                <span className="text-text-3">
                  Revoked <LocalTime at={edition.revokedAt} style="date-time" />
                </span>
              )}
              <p className="text-12 text-text-3">
                Version {edition.version}: {edition.sections.map((section) => SECTION_TITLES[section]).join(', ')}.{' '}
                {edition.createdBy.name}, <LocalTime at={edition.createdAt} style="date-time" />
              </p>
            </div>
            {edition.revokedAt === null && (
              <>
                <CopyLink url={edition.url} />
                <Button
                  variant="ghost"
                  isLoading={revoke.isPending && revoke.variables === edition.id}
                  onClick={() => revoke.mutate(edition.id)}
                >
                  Revoke
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function CopyLink({ url }: { url: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'not' | null>(null)
  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <Button
      icon={<Icon aria-hidden size={14} strokeWidth={1.75} />}
      onClick={async () => setOutcome((await copyText(url)) ? 'copied' : 'not')}
    >
      <span aria-live="polite">
        {outcome === 'copied' ? 'Copied' : outcome === 'not' ? 'Copy it by hand' : 'Copy link'}
      </span>
    </Button>
  )
}
