import { HandOverSection } from '@/components/on-call/hand-over-section'
import { TimeAgo } from '@/components/ui/time-ago'
import type { HandOverView } from '@/lib/domain/on-call/rota-view'

/** What was changed in the last day, the risk that who comes on takes over. */
export function HandOverChanges({ changes }: Pick<HandOverView, 'changes'>) {
  return (
    <HandOverSection
      id="changes"
      title="Changes of the last day"
      count={changes.length}
      empty="Nothing was changed in the last day, as far as Evenkeel was told."
    >
      {changes.map(({ id, title, service, at, url }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-line border-t px-4 py-2 first:border-t-0">
          <span className="min-w-0 flex-1 basis-52 [overflow-wrap:anywhere]">
            {url ? (
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="link max-md:-my-1.5 max-md:inline-block max-md:py-2.5"
              >
                {title}
              </a>
            ) : (
              <span className="font-medium">{title}</span>
            )}
            {service && <span className="text-text-3"> · {service.name}</span>}
          </span>
          <TimeAgo at={at} className="text-12 text-text-3" />
        </li>
      ))}
    </HandOverSection>
  )
}
