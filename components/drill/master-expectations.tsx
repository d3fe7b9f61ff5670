import { CircleCheck, CircleDashed } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { clockText } from '@/components/ui/time-text'
import { conditionText } from '@/lib/domain/drill/condition'
import type { ExpectationView } from '@/lib/domain/drill/drill-view'

export interface MasterExpectationsProps {
  expectations: ExpectationView[]
  isOver?: boolean
}

/** What people are expected to do, ticked as the log shows it. */
export function MasterExpectations({ expectations, isOver = false }: MasterExpectationsProps) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {expectations.map(({ what, done, at, metMs }) => (
          <li key={`${at} ${what}`} className="flex min-h-11 items-center gap-3 px-4 py-1.5 text-13">
            {metMs === null ? (
              <CircleDashed aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-text-3" />
            ) : (
              <CircleCheck aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-verified" />
            )}
            <span className="min-w-0 flex-1">
              {what}
              <span className="block text-12 text-text-3">{conditionText(done)}</span>
            </span>
            <span className="shrink-0 text-right tabular-nums">
              {metMs === null ? (
                <span className="text-text-3">{isOver ? 'not seen' : 'not yet'}</span>
              ) : (
                `at ${clockText(metMs)}`
              )}
              <span className="block text-12 text-text-3">by {clockText(at)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
