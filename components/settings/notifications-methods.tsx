'use client'
import { useState } from 'react'
import { NotificationsAddDialog } from '@/components/settings/notifications-add-dialog'
import { NotificationsMethodRow } from '@/components/settings/notifications-method-row'
import { NotificationsVerifyDialog } from '@/components/settings/notifications-verify-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { useAnnounce } from '@/components/ui/live-region'
import { moved } from '@/components/ui/moved'
import { SectionHeader } from '@/components/ui/section-header'
import { useListFocus } from '@/components/ui/use-list-focus'
import { useOrderMethods } from '@/lib/client/push/own-notifications'
import { type ContactMethodView, methodName, type TypedChannel } from '@/lib/domain/on-call/contact-method'

interface Verifying {
  method: ContactMethodView
  /** Why the first code did not leave. */
  problem: string | null
}

/** The ways to reach somebody: each with how it did, a test, and its place. */
export function NotificationsMethods({
  methods,
  channels,
}: {
  methods: ContactMethodView[]
  channels: TypedChannel[]
}) {
  const [isAdding, setIsAdding] = useState(false)
  const [verifying, setVerifying] = useState<Verifying | null>(null)
  const { mutate: order, error } = useOrderMethods()
  const announce = useAnnounce()
  const focus = useListFocus<HTMLUListElement>()

  function move(index: number, by: 1 | -1) {
    const one = methods[index]
    if (!one || !methods[index + by]) return
    order(moved(methods, index, index + by).map(({ id }) => id))
    focus.onMoved(one.id, by)
    announce(`${methodName(one)}: now ${index + by + 1} of ${methods.length}`)
  }

  return (
    <section aria-labelledby="methods" className="flex flex-col gap-3">
      <SectionHeader
        id="methods"
        title="Contact methods"
        count={methods.length}
        aside={
          <Button size="sm" onClick={() => setIsAdding(true)}>
            Add
          </Button>
        }
      />
      {error && <ErrorNote title="The order was not saved.">{error.message}</ErrorNote>}
      <Card>
        <ul ref={focus.ref} className="divide-y divide-line">
          {methods.map((method, index) => (
            <NotificationsMethodRow
              key={method.id}
              method={method}
              index={index}
              count={methods.length}
              onMove={(by) => move(index, by)}
              onVerify={() => setVerifying({ method, problem: null })}
            />
          ))}
        </ul>
      </Card>
      {isAdding && (
        <NotificationsAddDialog
          channels={channels}
          onClose={() => setIsAdding(false)}
          onAdded={(method, problem) => {
            setIsAdding(false)
            setVerifying({ method, problem })
          }}
        />
      )}
      {verifying && <NotificationsVerifyDialog {...verifying} onClose={() => setVerifying(null)} />}
    </section>
  )
}
