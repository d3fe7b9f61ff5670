'use client'
import { TriangleAlert } from 'lucide-react'
import type { TimelineRow } from '@/components/paging/policies/policy-timeline'
import { cardClass } from '@/components/ui/card'

/** What happens if nobody answers: minute by minute, and whom it means now. */
export function TimelineView({ rows }: { rows: readonly TimelineRow[] }) {
  return (
    <section aria-labelledby="unanswered" className={cardClass}>
      <h2 id="unanswered" className="px-4 pt-3 font-semibold">
        If nobody answers
      </h2>
      <p className="px-4 text-12 text-text-3">Who is named has it now.</p>
      <ol className="px-4 py-3">
        {rows.map((row) => (
          <li
            key={row.key}
            className="grid grid-cols-[60px_minmax(0,1fr)] gap-x-3 border-line border-t py-2 first:border-t-0"
          >
            <span className="text-right text-text-3 tabular-nums">{row.minute} min</span>
            <div className="min-w-0">
              <p className="text-12 text-text-3">{row.title}</p>
              {row.meant.map(({ id, text, by, isGap }) => (
                <p key={id} className="[overflow-wrap:anywhere]">
                  {isGap ? (
                    <span className="flex gap-1.5 font-medium text-hurting">
                      <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="mt-[3px] shrink-0" />
                      {text}
                    </span>
                  ) : (
                    <>
                      <bdi className="font-medium">{text}</bdi>
                      {by && <span className="text-text-3"> {by}</span>}
                    </>
                  )}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
