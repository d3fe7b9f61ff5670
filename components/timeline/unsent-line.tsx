'use client'
import { Clock, TriangleAlert } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { writeDraft } from '@/components/timeline/composer-text'
import { LineForm } from '@/components/timeline/line-form'
import { CORRECTIONS } from '@/components/timeline/row-forms'
import { KindGlyph } from '@/components/timeline/row-glyph'
import { useUnsent } from '@/components/timeline/use-unsent'
import type { OutboxItem } from '@/lib/client/outbox-item'
import { commandWords } from '@/lib/client/outbox-words'
import { addEntry } from '@/lib/domain/incident/commands/add-entry'

export const unsentLinkClass = 'link relative rounded-1 before:absolute before:-inset-y-2 before:-inset-x-1'

export interface UnsentLineProps {
  item: OutboxItem
  /** Refused or held up; else it is sent by now, and here only because it is being edited. */
  isUnlogged: boolean
  isEditing: boolean
  onEditing: (isEditing: boolean) => void
}

/** What the log does not have and the timeline has no other place for: the words are kept, to be mended or let go. */
export function UnsentLine({ item, isUnlogged, isEditing, onEditing }: UnsentLineProps) {
  const { room, viewer, nameOf, canRespond, isClosed } = useRoom()
  const { compose } = useRoomNavigation()
  const { edit, discard, retry } = useUnsent()
  const words = commandWords(item)
  const kind = (item.name === addEntry.name && addEntry.input.safeParse(item.input).data?.kind) || 'note'
  const isRefused = item.state === 'refused'
  const way = isRefused ? 'Refused' : isUnlogged ? 'Waiting' : 'Sent'
  const hasComposer = canRespond && !isClosed

  // A file may be what was refused: in the composer it can be taken off.
  function startEditing() {
    const mayTakeOff = hasComposer && isRefused && item.files.length > 0
    const entry = mayTakeOff ? addEntry.input.safeParse(item.input).data : undefined
    if (!entry) return onEditing(true)
    compose(writeDraft(entry), { files: item.files, happenedAt: entry.occurredAt })
    void room.outbox.discard(item.commandId)
  }

  return (
    <section
      aria-label={isRefused ? 'Not logged' : way}
      data-refused={isRefused ? item.commandId : undefined}
      className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 px-4 py-[5px] md:grid-cols-[44px_16px_minmax(0,1fr)_auto] md:gap-x-3 md:py-[3px] md:pl-5"
    >
      <span className="max-md:hidden" />
      <span className="grid h-5 place-items-center text-text-3">
        <KindGlyph kind={kind} />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere] max-md:text-15 max-md:leading-[22px]">
        <b className="font-semibold">{nameOf(viewer)}</b>{' '}
        {isEditing && words ? (
          <LineForm
            label="What it should say"
            submit={isRefused ? 'Log' : 'Save'}
            draft={`${CORRECTIONS}.${words.entryId}`}
            initial={words.text}
            canBeEmpty={item.files.length > 0}
            onSubmit={(text) => edit(item, text)}
            onClose={() => onEditing(false)}
          />
        ) : (
          <Said item={item} kind={kind} />
        )}
        {item.refusal && (
          <p className="my-0.5 border-line-strong border-l-2 pl-3 text-text-2">
            {words ? 'Not logged' : 'Not done'}: {item.refusal.message}
            {words && (item.files.length > 0 ? ' Your text and files are kept.' : ' Your text is kept.')}
          </p>
        )}
      </div>
      <div className="flex h-5 items-center gap-2 text-12 max-md:col-start-2 max-md:h-8 max-md:gap-4">
        <span className={isRefused ? 'flex items-center gap-1 text-warning' : 'flex items-center gap-1.5 text-text-3'}>
          {way === 'Refused' && <TriangleAlert aria-hidden size={12} strokeWidth={2} />}
          {way === 'Waiting' && <Clock aria-hidden size={12} strokeWidth={2} />}
          {way}
        </span>
        {words && (
          <button type="button" hidden={isEditing} className={unsentLinkClass} onClick={startEditing}>
            Edit
          </button>
        )}
        {isRefused && (
          <button type="button" hidden={isEditing} className={unsentLinkClass} onClick={() => retry(item)}>
            Try again
          </button>
        )}
        <button type="button" hidden={isEditing} className={unsentLinkClass} onClick={() => discard(item)}>
          Discard
        </button>
      </div>
    </section>
  )
}

function Said({ item, kind }: { item: OutboxItem; kind: string }) {
  const words = commandWords(item)
  if (!words) return <span className="text-text-2">{item.name.replaceAll('-', ' ')}</span>
  const told = item.name === addEntry.name ? kind : item.name === 'correct-entry' ? 'correction' : 'answered'
  return (
    <>
      {told !== 'note' && <span className="text-12 text-text-3">{told} </span>}
      <bdi>{words.text}</bdi>
      {item.files.length > 0 && <span className="text-text-3"> {item.files.map(({ name }) => name).join(', ')}</span>}
    </>
  )
}
