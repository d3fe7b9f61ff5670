'use client'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { deviceText } from '@/components/settings/device-text'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Skeleton } from '@/components/ui/skeleton'
import type { DevicePush } from '@/lib/client/push/device-push'
import { useDevicePush, useSwitchDevicePush } from '@/lib/client/push/use-device-push'
import { isAppError } from '@/lib/domain/errors'

/** Push on the device at hand. */
export function NotificationsDevice({ pushKey }: { pushKey: string | null }) {
  return (
    <Card className="p-4 text-13">
      {pushKey === null ? <p className="text-text-2">{WHY.insecure}</p> : <Switch pushKey={pushKey} />}
    </Card>
  )
}

function Switch({ pushKey }: { pushKey: string }) {
  const { data: push, isPending } = useDevicePush(pushKey)
  const label = typeof navigator === 'undefined' ? '' : deviceText(navigator.userAgent)
  const { mutate: turn, isPending: isTurning, error } = useSwitchDevicePush(pushKey, label)
  if (isPending) return <Skeleton className="h-8 w-2/3" />
  return (
    <div className="flex flex-col gap-3">
      {error && <ErrorNote title="Push was not changed here.">{reasonOf(error)}</ErrorNote>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">{textOf(push, label)}</div>
        {push === 'off' && (
          <Button size="md" variant="primary" isLoading={isTurning} onClick={() => turn(true)}>
            Turn push on here
          </Button>
        )}
        {push === 'on' && (
          <Button size="md" isLoading={isTurning} onClick={() => turn(false)}>
            Turn push off here
          </Button>
        )}
      </div>
    </div>
  )
}

function textOf(push: DevicePush | undefined, label: string): ReactNode {
  if (push === 'on') {
    return (
      <p className="flex items-center gap-1.5">
        <CircleCheck aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-verified" />
        Pages are shown on this device, also while it is locked. It ends when you sign out.
      </p>
    )
  }
  if (push === 'off') return <p className="text-text-2">Pages are not shown on this device ({label}).</p>
  return <p className="text-text-2">{WHY[push ?? 'unsupported']}</p>
}

const WHY = {
  insecure: 'This address is plain http, so no browser takes push from it. Pages come by your other methods.',
  unsupported: 'This browser takes no push. Pages come by your other methods.',
  'home-screen':
    'On an iPhone or iPad, put Evenkeel on the Home Screen first (Share, Add to Home Screen), and open it from there.',
  'no-worker': 'The part that takes push is not installed here yet: reload this page in a moment.',
  blocked: 'This browser was told to show no notifications of this site. Allow them in its settings, and reload.',
} as const satisfies Partial<Record<DevicePush, string>>

const reasonOf = (error: Error): string =>
  isAppError(error) ? error.message : 'The push service of this browser could not be reached. Try again in a moment.'
