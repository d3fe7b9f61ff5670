'use client'
import { TriangleAlert } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { writeDraft } from '@/components/timeline/composer-text'
import { KindGlyph } from '@/components/timeline/row-glyph'
import type { OutboxItem } from '@/lib/client/outbox-item'
import { addEntry } from '@/lib/domain/incident/commands/add-entry'

const linkClass = 'link relative rounded-1 before:absolute before:-inset-y-2 before:-inset-x-1'

/** What the server would not have: the words are kept, with the reason, to be mended or let go. */
export function UnsentLine({ item }: { item: OutboxItem }) {
  const { room, viewer } = useRoom()
  const { compose } = useRoomNavigation()
  const entry = item.name === addEntry.name ? addEntry.input.safeParse(item.input) : null
  const kind = entry?.success ? entry.data.kind : 'note'

  function edit() {
    if (!entry?.success) return
    compose(writeDraft(entry.data))
    room.outbox.discard(item.commandId)
  }

  return (
    <section
      aria-label="Not logged"
      data-refused={item.commandId}
      className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 px-4 py-[5px] md:grid-cols-[44px_16px_minmax(0,1fr)_auto] md:gap-x-3 md:py-[3px] md:pl-5"
    >
      <span className="max-md:hidden" />
      <span className="grid h-5 place-items-center text-text-3">
        <KindGlyph kind={kind} />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <b className="font-semibold">{viewer.name}</b>{' '}
        {entry?.success ? (
          <>
            {kind !== 'note' && <span className="text-12 text-text-3">{kind} </span>}
            {entry.data.text}
          </>
        ) : (
          <span className="text-text-2">{item.name.replaceAll('-', ' ')}</span>
        )}
        <p className="my-0.5 border-line-strong border-l-2 pl-3 text-text-2">
          {entry?.success ? 'Not logged' : 'Not done'}: {item.refusal?.message}
          {entry?.success && ' Your text is kept.'}
        </p>
      </div>
      <div className="flex h-5 items-center gap-2 text-12">
        <span className="flex items-center gap-1 text-warning">
          <TriangleAlert aria-hidden size={12} strokeWidth={2} />
          Refused
        </span>
        {entry?.success ? (
          <button type="button" className={linkClass} onClick={edit}>
            Edit
          </button>
        ) : (
          <button type="button" className={linkClass} onClick={() => room.outbox.retry(item.commandId)}>
            Try again
          </button>
        )}
        <button type="button" className={linkClass} onClick={() => room.outbox.discard(item.commandId)}>
          Discard
        </button>
      </div>
    </section>
  )
}
