'use client'
import { channelIcon } from '@/components/settings/channel-icon'
import { RemoveButton } from '@/components/settings/remove-button'
import { TestOutcome } from '@/components/settings/test-outcome'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { MoveButtons } from '@/components/ui/move-buttons'
import { TimeAgo } from '@/components/ui/time-ago'
import { useRemoveMethod, useTestMethod } from '@/lib/client/push/own-notifications'
import { CHANNEL_NAMES } from '@/lib/domain/on-call/channel'
import { type ContactMethodView, methodName } from '@/lib/domain/on-call/contact-method'

export interface NotificationsMethodRowProps {
  method: ContactMethodView
  index: number
  count: number
  onMove: (by: 1 | -1) => void
  onVerify: () => void
}

/** One way to reach somebody, and whether it worked the last time. */
export function NotificationsMethodRow({ method, index, count, onMove, onVerify }: NotificationsMethodRowProps) {
  const test = useTestMethod()
  const remove = useRemoveMethod()
  const { id, channel, isAccount, isVerified, isReady } = method
  const name = methodName(method)
  const canTest = isVerified && isReady
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3 text-13">
      <div className="flex items-center gap-3">
        {channelIcon(channel)}
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{CHANNEL_NAMES[channel]}</span>
            {!isReady && <Chip tone="warning">Not set up here</Chip>}
            {isReady && !isVerified && channel !== 'push' && <Chip tone="warning">Not verified</Chip>}
            {channel === 'push' && !isVerified && <Chip tone="warning">Off</Chip>}
          </p>
          <p className="text-text-2 [overflow-wrap:anywhere]">
            <bdi>{name}</bdi>
          </p>
        </div>
        <span className="flex shrink-0 items-center">
          {canTest && (
            <Button size="sm" aria-label={`Test ${name}`} isLoading={test.isPending} onClick={() => test.mutate(id)}>
              Test
            </Button>
          )}
          {!isVerified && channel !== 'push' && isReady && (
            <Button size="sm" variant="primary" aria-label={`Verify ${name}`} onClick={onVerify}>
              Verify
            </Button>
          )}
        </span>
      </div>
      <div className="flex items-center gap-2 pl-7">
        <p className="min-w-0 flex-1 text-12 text-text-3 [overflow-wrap:anywhere]">
          <State method={method} />
        </p>
        <span className="flex shrink-0">
          <MoveButtons name={name} row={id} index={index} count={count} onMove={onMove} />
          {!isAccount && (
            <RemoveButton
              id={id}
              name={name}
              consequence="You are not told by it any more, and it leaves your rules."
              remove={remove}
            />
          )}
        </span>
      </div>
      <div className="pl-7">
        <TestOutcome test={test} />
      </div>
    </li>
  )
}

/** How it did, in a line. */
function State({
  method: { isReady, isVerified, channel, lastOkAt, lastFailedAt, lastProblem, testedAt },
}: {
  method: ContactMethodView
}) {
  if (lastProblem && lastFailedAt) {
    return (
      <span className="text-warning">
        Failed <TimeAgo at={lastFailedAt} />: {lastProblem}
      </span>
    )
  }
  if (!isReady) return 'An admin has to set its channel up before it can be used.'
  if (!isVerified)
    return channel === 'push' ? 'Turn push on again on that device.' : 'Nothing is sent here until you verify it.'
  if (!lastOkAt) return 'Never tried: send yourself a test.'
  return (
    <>
      Worked <TimeAgo at={lastOkAt} />
      {testedAt ? (
        <>
          , tested <TimeAgo at={testedAt} />
        </>
      ) : (
        ', never tested'
      )}
    </>
  )
}
