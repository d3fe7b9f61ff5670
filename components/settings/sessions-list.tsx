'use client'
import { deviceText } from '@/components/settings/device-text'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { ErrorNote } from '@/components/ui/error-note'
import { TimeAgo } from '@/components/ui/time-ago'
import { problemsOf } from '@/lib/client/form-problems'
import { useEndSession, useOwnSessions } from '@/lib/client/own-account'
import type { SessionSummary } from '@/lib/domain/people/person'

/** Where one is signed in, each with a way to end it. */
export function SessionsList({ initial }: { initial: SessionSummary[] }) {
  const { data: sessions } = useOwnSessions(initial)
  const { mutate: end, variables, isPending, error } = useEndSession()
  const problem = problemsOf(error, {}).form
  return (
    <div className="flex flex-col gap-3">
      {problem && <ErrorNote title={problem} />}
      <Card>
        <ul className="divide-y divide-line">
          {sessions.map(({ id, userAgent, address, lastSeenAt, isCurrent }) => {
            const device = deviceText(userAgent)
            return (
              <li key={id} className="flex min-h-14 items-center gap-3 px-4 py-2 text-13">
                <div className="min-w-0 flex-1">
                  <p className="font-medium">{device}</p>
                  <p className="text-12 text-text-3 [overflow-wrap:anywhere]">
                    {address && `${address}, `}seen <TimeAgo at={lastSeenAt} />
                  </p>
                </div>
                {isCurrent ? (
                  <Chip>This session</Chip>
                ) : (
                  <Button
                    size="sm"
                    aria-label={`End the session ${device}`}
                    isLoading={isPending && variables === id}
                    onClick={() => end(id)}
                  >
                    End
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      </Card>
    </div>
  )
}
