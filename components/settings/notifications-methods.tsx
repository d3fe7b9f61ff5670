'use client'
import { useEffect, useRef, useState } from 'react'
import { NotificationsAddDialog } from '@/components/settings/notifications-add-dialog'
import { NotificationsMethodRow } from '@/components/settings/notifications-method-row'
import { NotificationsVerifyDialog } from '@/components/settings/notifications-verify-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { useAnnounce } from '@/components/ui/live-region'
import { SectionHeader } from '@/components/ui/section-header'
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
  const list = useRef<HTMLUListElement>(null)
  const [moved, setMoved] = useState<string | null>(null)
  // A row that changes its place in the page loses the focus.
  useEffect(() => {
    if (moved === null) return
    list.current?.querySelector<HTMLElement>(`[data-move="${moved}"]`)?.focus()
    setMoved(null)
  }, [moved])

  function move(index: number, by: 1 | -1) {
    const ids = methods.map(({ id }) => id)
    const [one, other] = [methods[index], methods[index + by]]
    if (!one || !other) return
    order(ids.map((id, at) => (at === index ? other.id : at === index + by ? one.id : id)))
    setMoved(`${one.id} ${by}`)
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
        <ul ref={list} className="divide-y divide-line">
          {methods.map((method, index) => (
            <NotificationsMethodRow
              key={method.id}
              method={method}
              isFirst={index === 0}
              isLast={index === methods.length - 1}
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
