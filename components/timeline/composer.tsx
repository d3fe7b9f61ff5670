'use client'
import { CornerDownLeft } from 'lucide-react'
import { type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { PageAction } from '@/components/command-menu/action-registry'
import { useActions } from '@/components/command-menu/use-actions'
import { ConnectionNote } from '@/components/incident/connection-note'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { AttachButton } from '@/components/timeline/composer-files/attach-button'
import { FileDrop } from '@/components/timeline/composer-files/file-drop'
import { StagedTiles } from '@/components/timeline/composer-files/staged-tiles'
import { useStagedFiles } from '@/components/timeline/composer-files/use-staged-files'
import { KindChips, KindHints, KindLabel } from '@/components/timeline/composer-kinds'
import { draftScopeOf, mentionedIn, readDraft, typed, writeDraft } from '@/components/timeline/composer-text'
import { HappenedControl } from '@/components/timeline/happened-control'
import { MentionList } from '@/components/timeline/mention-list'
import { useComposerKeys } from '@/components/timeline/use-composer-keys'
import { useMentions } from '@/components/timeline/use-mentions'
import { Button } from '@/components/ui/button'
import { usePeople } from '@/lib/client/directory'
import { randomId } from '@/lib/client/random-id'
import { useDraft } from '@/lib/client/use-draft'
import { addEntry } from '@/lib/domain/incident/commands/add-entry'
import type { EntryKind } from '@/lib/domain/incident/values'

const MAX_ROWS = 8

/** Always there. Enter logs; what is typed is never lost. */
export function Composer() {
  const { room, viewer, send } = useRoom()
  const { onCompose } = useRoomNavigation()
  const { data: people } = usePeople()
  const scope = draftScopeOf(viewer.id, room.id)
  const [value, setValue] = useDraft(scope)
  const staged = useStagedFiles(scope)
  const { kind, text } = readDraft(value)
  const [happenedAt, setHappenedAt] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()

  const write = (next: { kind: EntryKind; text: string }) => setValue(writeDraft(next))
  const mentions = useMentions({ text, field, people, onText: (next) => write({ kind, text: next }) })

  useEffect(() => {
    onCompose((added, { files = [], happenedAt: at } = {}) => {
      if (added) setValue(value.trim() ? `${added}\n${text}` : added)
      if (files.length > 0) staged.takeBack(files)
      if (at) setHappenedAt(at)
      field.current?.focus()
    })
    return () => onCompose(null)
  })

  function log() {
    if (!text.trim() && staged.files.length === 0) return
    const mentioned = mentionedIn(text, people ?? []).map(({ id }) => id)
    const occurredAt = happenedAt ? { occurredAt: happenedAt } : {}
    // Two tabs may hold the same draft, and an upload goes into one entry only.
    const files = staged.files.map(({ name, blob }) => ({ id: randomId(), name, blob }))
    const attachments = files.map(({ id }) => id)
    const input = { entryId: randomId(), kind, text, mentions: mentioned, attachments, ...occurredAt }
    if (!send(addEntry, input, files)) {
      setValue('')
      staged.clear()
      setHappenedAt(null)
    }
    field.current?.focus()
  }
  function chooseKind(next: EntryKind) {
    write({ kind: next === kind ? 'note' : next, text })
    field.current?.focus()
  }
  useActions(useAttachAction(staged.picker))
  const handleKeyDown = useComposerKeys({ kind, mentions, onLog: log, onNote: () => write({ kind: 'note', text }) })
  const happened = <HappenedControl at={happenedAt} onAt={setHappenedAt} />
  const tooLong = text.trim().length > 10_000

  return (
    <>
      <FileDrop
        onFiles={(offered) => {
          staged.offer(offered)
          field.current?.focus()
        }}
      />
      <div className="@container mx-4 mb-3 rounded-3 bg-surface inset-ring inset-ring-control has-[textarea:focus-visible]:inset-ring-2 has-[textarea:focus-visible]:inset-ring-accent forced-colors:border forced-colors:has-[textarea:focus-visible]:outline-2 max-md:mx-0 max-md:mb-0 max-md:rounded-none max-md:border-line max-md:border-t max-md:pb-[max(8px,env(safe-area-inset-bottom))] max-md:inset-ring-0!">
        <KindChips kind={kind} onKind={chooseKind}>
          {happened}
        </KindChips>
        <StagedTiles staged={staged} field={field} />
        <input
          ref={staged.picker}
          type="file"
          multiple
          hidden
          aria-label="Pictures or files"
          onChange={staged.handlePicked}
        />
        <div className="relative max-md:flex max-md:items-end max-md:gap-2 max-md:px-4 max-md:py-2">
          <MentionList id={listId} mentions={mentions} className="bottom-full left-2 mb-2 w-72" />
          <div className="flex min-w-0 flex-1 items-start gap-2 px-3 pt-2 pb-1 max-md:min-h-11 max-md:rounded-3 max-md:py-2 max-md:inset-ring max-md:inset-ring-control">
            <KindLabel kind={kind} />
            <textarea
              ref={field}
              dir="auto"
              value={text}
              onChange={(event) => {
                write(typed(kind, event.target.value))
                mentions.look(event.target)
              }}
              onSelect={(event) => mentions.look(event.currentTarget)}
              onBlur={mentions.close}
              onKeyDown={handleKeyDown}
              onPaste={staged.handlePaste}
              rows={Math.min(MAX_ROWS, text.split('\n').length)}
              placeholder="Say what you see, do or decide"
              aria-label={kind === 'note' ? 'New entry' : `New ${kind}`}
              aria-keyshortcuts="n"
              aria-autocomplete="list"
              aria-controls={mentions.isOpen ? listId : undefined}
              aria-activedescendant={mentions.isOpen ? `${listId}-${mentions.active}` : undefined}
              enterKeyHint="send"
              className="field-sizing-content scroll-thin max-h-40 min-h-5 w-full min-w-0 flex-1 resize-none bg-transparent text-14 text-text outline-none max-md:text-16"
            />
            <AttachButton
              onAttach={staged.pick}
              className="relative -my-0.5 grid size-6 before:absolute before:-inset-2.5 md:hidden"
            />
          </div>
          <Button
            variant="primary"
            aria-label="Log"
            onClick={log}
            className="size-11! shrink-0 rounded-3! px-0! md:hidden!"
          >
            <CornerDownLeft aria-hidden size={16} strokeWidth={1.75} />
          </Button>
        </div>
        {tooLong && (
          <p role="alert" className="px-3 text-12 text-warning">
            An entry has at most 10,000 characters; this one has {text.trim().length.toLocaleString('en-GB')}.
          </p>
        )}
        <div className="flex items-center gap-0.5 px-2 pb-2 max-md:hidden">
          <KindHints kind={kind} onKind={chooseKind} />
          {happened}
          <AttachButton onAttach={staged.pick} className="grid size-6" />
          <span className="mr-2 ml-auto flex">
            <ConnectionNote look="composer" />
          </span>
          <Button variant="primary" onClick={log}>
            Log
            <CornerDownLeft aria-hidden size={14} strokeWidth={1.75} />
          </Button>
        </div>
      </div>
    </>
  )
}

function useAttachAction(picker: RefObject<HTMLInputElement | null>): PageAction[] {
  return useMemo(
    () => [
      {
        id: 'room.attach',
        section: 'Timeline',
        label: 'Attach pictures or files',
        keys: 'f',
        keywords: ['upload', 'image', 'screenshot', 'photo', 'log'],
        run: () => picker.current?.click(),
      },
    ],
    [picker],
  )
}
