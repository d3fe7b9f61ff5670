'use client'
import { Ellipsis, History, Link2, MessageCircleReply, Pencil, Star, Trash2 } from 'lucide-react'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { replayPath } from '@/components/incidents/incident-path'
import { copyText } from '@/components/ui/copy-text'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'
import { redactEntry } from '@/lib/domain/incident/commands/redact-entry'
import { starEntry } from '@/lib/domain/incident/commands/star-entry'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import { isWords } from '@/lib/domain/incident/entry-rules'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'text-text-3' } as const

export type RowTask = 'answer' | 'correct' | 'redact'

/** What somebody is about to do with one line; another object each time it is begun. */
export interface OpenTask {
  key: string
  kind: RowTask
}

/** What this person may do with a line. */
export function useRowRights(row: TimelineRow) {
  const { viewer, isClosed } = useRoom()
  const { incident } = useRoomNow()
  const may = (command: AnyCommand) => command.can(viewer, incident, row) && (!isClosed || command.worksWhenClosed)
  const isReadable = isWords(row) && row.text !== null
  return {
    canAnswer: row.kind === 'question' && Boolean(may(answerQuestion)),
    canCorrect: isReadable && Boolean(may(correctEntry)),
    canRedact: isReadable && Boolean(may(redactEntry)),
    canStar: Boolean(may(starEntry)),
  }
}

export interface RowMenuProps {
  row: TimelineRow
  onTask: (task: RowTask) => void
}

export function RowMenu({ row, onTask }: RowMenuProps) {
  const { incident, send } = useRoom()
  const { canAnswer, canCorrect, canRedact, canStar } = useRowRights(row)

  async function copyLink() {
    const url = `${window.location.origin}/incidents/${incident.key}?entry=${row.entryId}`
    if (await copyText(url)) toast('Link to the line copied')
    else toast('The browser did not allow copying', { description: url, tone: 'warning' })
  }

  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label="More about this line"
          className="grid size-6 place-items-center rounded-1 text-text-3 hover:bg-sunken hover:text-text max-md:size-11"
        >
          <Ellipsis aria-hidden size={14} strokeWidth={1.75} />
        </button>
      }
    >
      {canAnswer && (
        <MenuItem icon={<MessageCircleReply {...glyph} />} keys="A" onSelect={() => onTask('answer')}>
          Answer
        </MenuItem>
      )}
      {canStar && (
        <MenuItem
          icon={<Star {...glyph} />}
          keys="K"
          onSelect={() => send(starEntry, { entryId: row.entryId, starred: !row.starred })}
        >
          {row.starred ? 'No key moment' : 'Key moment'}
        </MenuItem>
      )}
      {canCorrect && (
        <MenuItem icon={<Pencil {...glyph} />} keys="E" onSelect={() => onTask('correct')}>
          Correct
        </MenuItem>
      )}
      <MenuItem icon={<Link2 {...glyph} />} onSelect={copyLink}>
        Copy link
      </MenuItem>
      <MenuItem asChild>
        <Link href={replayPath(incident.key, row.seq)}>
          <History {...glyph} />
          Replay from here
        </Link>
      </MenuItem>
      {canRedact && (
        <MenuItem icon={<Trash2 {...glyph} />} onSelect={() => onTask('redact')}>
          Redact…
        </MenuItem>
      )}
    </Menu>
  )
}
