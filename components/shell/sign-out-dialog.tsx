'use client'
import { useState, useSyncExternalStore } from 'react'
import { useLeave } from '@/components/shell/use-sign-out'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { isUnlogged } from '@/lib/client/outbox-item'
import { outboxHere } from '@/lib/client/use-outbox'

/** What is to become of what the log does not have, before its author signs out (SPEC OUTBOX-7). */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const outbox = outboxHere(useViewer().id)
  const leave = useLeave()
  const [isLeaving, setLeaving] = useState(false)
  const unlogged = useSyncExternalStore(outbox.subscribe, outbox.getItems, outbox.getItems).filter(isUnlogged)
  const count = unlogged.length
  const isKept = unlogged.every(({ keeping }) => keeping === 'kept')

  async function go() {
    setLeaving(true)
    await leave()
    setLeaving(false)
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={titleOf(count)}
      description={descriptionOf(count, isKept)}
      footer={
        <>
          <Button size="md" variant="ghost" autoFocus onClick={onClose} className={wideClass}>
            Stay
          </Button>
          {count > 0 && (
            <Button
              size="md"
              isLoading={isLeaving}
              onClick={() => void outbox.discardAll().then(go)}
              className={wideClass}
            >
              {count === 1 ? 'Discard it and sign out' : 'Discard them and sign out'}
            </Button>
          )}
          {isKept && (
            <Button size="md" variant="primary" isLoading={isLeaving} onClick={go} className={wideClass}>
              {count === 0 ? 'Sign out' : count === 1 ? 'Sign out, keep it here' : 'Sign out, keep them here'}
            </Button>
          )}
        </>
      }
    />
  )
}

/** Three acts in words do not fit beside each other on a phone. */
const wideClass = 'max-md:w-full'

function titleOf(count: number): string {
  if (count === 0) return 'Everything is logged now'
  return count === 1 ? 'One thing you did is not logged yet' : `${count} things you did are not logged yet`
}

function descriptionOf(count: number, isKept: boolean): string {
  if (count === 0) return 'Nothing is left behind when you sign out.'
  const [they, them] = count === 1 ? ['It', 'it'] : ['They', 'them']
  if (!isKept) return `This browser keeps nothing: whoever signs out loses ${them}.`
  return `${they} can stay in this browser, for you alone. Sign in here again to send ${them}; nobody else sees ${them}.`
}
