'use client'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { useChangesTold } from '@/lib/client/use-integrations'
import type { Integration } from '@/lib/domain/alert/integration'
import type { PastChange } from '@/lib/domain/change/past-change'

export interface IntegrationChangesProps {
  integration: Integration
  /** As the page came: the integration then, and the last changes it had told. */
  initial: { integration: Integration; told: PastChange[] }
}

/** The last changes it told: whether they arrive, and whether their service was found. */
export function IntegrationChanges({ integration, initial }: IntegrationChangesProps) {
  const { data: changes = [] } = useChangesTold(integration, initial)
  return (
    <section aria-labelledby="changes-title" className="flex flex-col gap-2">
      <SectionHeader id="changes-title" title="Last changes" />
      <Card>
        {integration.changes.total === 0 ? (
          <p className="px-4 py-3 text-13 text-text-3">None yet. The next deployment stands here.</p>
        ) : (
          <ul className="divide-y divide-line">
            {changes.map((change) => (
              <ChangeLine key={change.id} change={change} />
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}

function ChangeLine({ change: { title, url, author, at, status, service } }: { change: PastChange }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <span className="min-w-0 flex-1 basis-60 truncate font-medium" title={title}>
        {url ? (
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            className="hover:underline max-md:block max-md:truncate max-md:py-2.5"
          >
            {title}
          </a>
        ) : (
          title
        )}
      </span>
      {status === 'failed' && <Chip tone="warning">Failed</Chip>}
      {status === 'started' && <Chip tone="line">Under way</Chip>}
      <span className="text-12 text-text-2">{author}</span>
      {service ? (
        <span className="text-12 text-text-2">{service.name}</span>
      ) : (
        <span className="text-12 text-warning">No service: no room will see it</span>
      )}
      <TimeAgo at={at} className="text-12 text-text-3" />
    </li>
  )
}
