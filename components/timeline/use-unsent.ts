'use client'
import { useRoom } from '@/components/incident/room-context'
import { mentionedIn } from '@/components/timeline/composer-text'
import { toast } from '@/components/ui/toast'
import { usePeople } from '@/lib/client/directory'
import type { OutboxItem } from '@/lib/client/outbox-item'
import { commandWords } from '@/lib/client/outbox-words'
import { amendCommand } from '@/lib/client/run-command'
import { isAppError } from '@/lib/domain/errors'
import { addEntry } from '@/lib/domain/incident/commands/add-entry'

/** What its author may still do with something that is not in the log. */
export function useUnsent() {
  const { room } = useRoom()
  const { data: people } = usePeople()

  function inputWith(text: string, { name, input }: OutboxItem): unknown {
    const entry = name === addEntry.name ? addEntry.input.safeParse(input).data : undefined
    if (!entry) return Object.assign({}, input, { text })
    const mentions = people ? mentionedIn(text, people).map(({ id }) => id) : entry.mentions
    return { ...entry, text, mentions }
  }

  return {
    /** Gives it other words. Answers why not, or null. */
    edit(item: OutboxItem, text: string): string | null {
      try {
        amendCommand(room, item, inputWith(text, item))
        return null
      } catch (error) {
        if (isAppError(error)) return error.message
        throw error
      }
    },
    /** Lets go of it, and offers it back for a while. */
    discard(item: OutboxItem) {
      void room.outbox.discard(item.commandId)
      const what = commandWords(item) ? 'Entry' : 'Change'
      toast(`${what} discarded`, {
        ...(item.isUncertain && {
          description: 'It was sent before, and no answer came: it may be in the log already.',
          tone: 'warning',
        }),
        action: { label: 'Undo', run: () => room.outbox.putBack(item) },
      })
    },
    retry: (item: OutboxItem) => room.outbox.retry(item.commandId),
  }
}
