'use client'
import { MessageSquarePlus, Star } from 'lucide-react'
import { useState } from 'react'
import { incidentPath } from '@/components/incidents/incident-path'
import { useHasWords } from '@/components/postmortem/cards/card-store'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { LineClocks } from '@/components/postmortem/timeline/line-clocks'
import { LineContext } from '@/components/postmortem/timeline/line-context'
import { LineWords } from '@/components/postmortem/timeline/line-words'
import { pick } from '@/components/postmortem/timeline/use-picks'
import { RowGlyph } from '@/components/timeline/row-glyph'
import { VersionsPopover } from '@/components/timeline/versions-popover'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { contextOf } from '@/lib/domain/postmortem/document'

export interface PickedLineProps {
  row: TimelineRow
  /** It is shown as it was known then: what was added afterwards is left out. */
  isThen: boolean
}

/** A line of the log in the timeline: as it is there, with what was added to it. */
export function PickedLine({ row, isThen }: PickedLineProps) {
  const { doc, incident, canEdit } = usePostmortem()
  const hasContext = useHasWords(contextOf(doc, row.seq))
  const [isWriting, setWriting] = useState(false)
  return (
    <li
      data-seq={row.seq}
      className="group/line grid grid-cols-[40px_16px_minmax(0,1fr)_auto] items-start gap-x-2.5 py-1 max-md:py-0 md:gap-x-3"
    >
      <Link
        href={incidentPath(incident.key, row.entryId)}
        title="Open this line in the room"
        className="rounded-1 text-12 text-text-3 leading-5 hover:text-accent hover:underline max-md:py-2.5"
      >
        <LocalTime at={row.occurredAt} />
        <span className="sr-only">: open this line in the room</span>
      </Link>
      <span className="max-md:pt-2.5">
        <RowGlyph row={row} />
      </span>
      <div dir="auto" className="min-w-0 text-13 text-text-2 [overflow-wrap:anywhere] max-md:py-2.5">
        <div>
          <LineWords row={row} /> <VersionsPopover row={row} />
        </div>
        <LineClocks row={row} />
        {!isThen && <LineContext seq={row.seq} isOpened={isWriting} onLeft={() => setWriting(false)} />}
      </div>
      {canEdit && (
        <span
          data-print="hide"
          className="flex items-center md:-my-1 md:opacity-0 md:group-focus-within/line:opacity-100 md:group-hover/line:opacity-100"
        >
          {!isThen && !hasContext && !isWriting && (
            <IconButton
              label="Add a sentence of context"
              icon={<MessageSquarePlus aria-hidden size={14} strokeWidth={1.75} />}
              onClick={() => setWriting(true)}
            />
          )}
          <IconButton
            label="Take off the timeline"
            icon={<Star aria-hidden size={14} strokeWidth={1.75} className="fill-current text-accent" />}
            onClick={() => pick(doc, row.seq, false)}
          />
        </span>
      )}
    </li>
  )
}
