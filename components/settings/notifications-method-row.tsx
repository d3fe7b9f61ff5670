'use client'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { channelIcon } from '@/components/settings/channel-icon'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/icon-button'
import { TimeAgo } from '@/components/ui/time-ago'
import { useRemoveMethod, useTestMethod } from '@/lib/client/push/own-notifications'
import { CHANNEL_NAMES } from '@/lib/domain/on-call/channel'
import { type ContactMethodView, deliveryText, methodName } from '@/lib/domain/on-call/contact-method'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

export interface NotificationsMethodRowProps {
  method: ContactMethodView
  isFirst: boolean
  isLast: boolean
  onMove: (by: 1 | -1) => void
  onVerify: () => void
}

/** One way to reach somebody, and whether it worked the last time. */
export function NotificationsMethodRow({ method, isFirst, isLast, onMove, onVerify }: NotificationsMethodRowProps) {
  const [isRemoving, setIsRemoving] = useState(false)
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
          <p className="text-text-2 [overflow-wrap:anywhere]">{name}</p>
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
          <IconButton
            data-move={`${id} -1`}
            label={`Move ${name} up`}
            icon={<ArrowUp {...glyph} />}
            aria-disabled={isFirst}
            onClick={() => onMove(-1)}
          />
          <IconButton
            data-move={`${id} 1`}
            label={`Move ${name} down`}
            icon={<ArrowDown {...glyph} />}
            aria-disabled={isLast}
            onClick={() => onMove(1)}
          />
          {!isAccount && (
            <IconButton label={`Remove ${name}`} icon={<Trash2 {...glyph} />} onClick={() => setIsRemoving(true)} />
          )}
        </span>
      </div>
      <p role="status" className="pl-7 text-12 text-text-2 [overflow-wrap:anywhere] empty:hidden">
        {test.data && !test.isPending && deliveryText(test.data.delivery)}
        {test.error && !test.isPending && `No test left. ${test.error.message}`}
      </p>
      {isRemoving && (
        <ConfirmDialog
          title={`Remove ${name}?`}
          description="You are not told by it any more, and it leaves your rules."
          confirm="Remove"
          isBusy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(id, { onSuccess: () => setIsRemoving(false) })}
          onClose={() => setIsRemoving(false)}
        />
      )}
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
