'use client'
import { LocalTime } from '@/components/ui/local-time'
import { Popover } from '@/components/ui/popover'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** "corrected 00:07": opens the earlier wordings, oldest first. */
export function VersionsPopover({ row }: { row: TimelineRow }) {
  const last = row.versions.at(-1)
  if (!last) return null
  return (
    <Popover
      label="Earlier wordings"
      className="w-[min(420px,calc(100vw-16px))] p-4"
      trigger={
        <button
          type="button"
          className="relative whitespace-nowrap border-control border-b border-dotted text-12 text-text-3 before:absolute before:-inset-y-1.5 before:inset-x-0 max-md:before:-inset-y-3 hover:text-text"
        >
          corrected <LocalTime at={last.correctedAt} />
        </button>
      }
    >
      <h3 className="mb-2 font-semibold text-12 text-text-2">Earlier wordings</h3>
      <ol className="flex flex-col gap-3">
        {row.versions.map(({ text, correctedAt, correctedBy }) => (
          <li key={correctedAt}>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {text || <span className="text-text-3">without words</span>}
            </p>
            <p className="text-12 text-text-3">
              until <LocalTime at={correctedAt} />, corrected by {correctedBy.name}
            </p>
          </li>
        ))}
      </ol>
    </Popover>
  )
}
