'use client'
import { useState } from 'react'
import { useRoomAround } from '@/components/incident/room-context'
import { UnsentLine } from '@/components/timeline/unsent-line'
import type { OutboxItem } from '@/lib/client/outbox-item'

/** What is not in the log and has no line; and what somebody edits there, also when it is sent meanwhile. */
export function UnsentLines({ unlogged }: { unlogged: readonly OutboxItem[] }) {
  const { outbox } = useRoomAround()
  const [edited, setEdited] = useState<readonly OutboxItem[]>([])
  const others = edited.filter((item) => !has(unlogged, item))
  const shown = [...unlogged, ...others.map((item) => outbox.find(isSame(item)) ?? item)]
  return shown
    .sort((a, b) => a.n - b.n)
    .map((item) => (
      <UnsentLine
        key={item.commandId}
        item={item}
        isUnlogged={has(unlogged, item)}
        isEditing={has(edited, item)}
        onEditing={(isEditing) =>
          setEdited((before) => {
            const rest = before.filter(({ commandId }) => commandId !== item.commandId)
            return isEditing ? [...rest, item] : rest
          })
        }
      />
    ))
}

const isSame =
  ({ commandId }: OutboxItem) =>
  (other: OutboxItem) =>
    other.commandId === commandId

const has = (items: readonly OutboxItem[], item: OutboxItem) => items.some(isSame(item))
