'use client'
import { useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { FactLine } from '@/components/timeline/fact-line'
import { RowWords } from '@/components/timeline/row-words'
import { VersionsPopover } from '@/components/timeline/versions-popover'
import { wordChange } from '@/components/timeline/word-change'
import { LocalTime } from '@/components/ui/local-time'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** More than this is folded: one long paste must not push the room out of sight. */
const LONG = 900
/** A correction of at most this much is shown in its place; a larger one only opens. */
const SHORT = 60

/** The words of a line, or the fact it states. */
export function RowBody({ row, minute }: { row: TimelineRow; minute: string }) {
  const { nameOf } = useRoom()
  // A phone has no gutter for the time.
  const time = (
    <time dateTime={row.recordedAt} className="mr-1.5 text-12 text-text-3 md:hidden" suppressHydrationWarning>
      {minute}
    </time>
  )
  if (row.fact) {
    return (
      <div className="min-w-0 text-text-2 [overflow-wrap:anywhere] max-md:text-14">
        {time}
        <FactLine fact={row.fact} actor={row.actor} nameOf={nameOf} />
      </div>
    )
  }
  const isDecision = row.kind === 'decision'
  return (
    <div className="min-w-0 [overflow-wrap:anywhere] max-md:text-15 max-md:leading-[22px]">
      {time}
      <b dir="auto" className="font-semibold" title={row.actor.name}>
        {nameOf(row.actor)}
      </b>{' '}
      {row.kind !== 'note' && (
        <span className={isDecision ? 'mx-0.5 font-medium text-12 text-accent' : 'mx-0.5 text-12 text-text-3'}>
          {row.kind === 'answer' ? 'answered' : row.kind}{' '}
        </span>
      )}
      {row.text === null ? (
        <Redacted row={row} />
      ) : (
        <span className={isDecision ? 'font-semibold' : ''}>
          <Words row={row} text={row.text} />
        </span>
      )}{' '}
      <VersionsPopover row={row} />
    </div>
  )
}

/** What was answered, with its question. */
export function RowAnswers({ answers }: { answers: readonly TimelineRow[] }) {
  const { nameOf } = useRoom()
  return answers.map((answer) => (
    <div
      key={answer.entryId}
      className="my-0.5 border-line-strong border-l-2 pl-3 text-text-2 [overflow-wrap:anywhere] max-md:text-15 max-md:leading-[22px]"
    >
      <b dir="auto" className="font-medium text-text">
        {nameOf(answer.actor)}
      </b>{' '}
      <RowWords text={answer.text ?? ''} mentions={answer.mentions} />{' '}
      <LocalTime at={answer.recordedAt} className="text-12 text-text-3" />
    </div>
  ))
}

function Redacted({ row }: { row: TimelineRow }) {
  return (
    <span className="text-text-3">
      redacted{row.redacted && row.redacted.by.id !== row.actor.id ? ` by ${row.redacted.by.name}` : ''}
      {row.redacted?.reason ? `: ${row.redacted.reason}` : ''}
    </span>
  )
}

function Words({ row, text }: { row: TimelineRow; text: string }) {
  const [isWhole, setWhole] = useState(false)
  const earlier = row.versions.at(-1)?.text
  const change = earlier === undefined ? null : wordChange(earlier, text)
  if (change && change.removed.length <= SHORT && text.length <= LONG) {
    return (
      <>
        <RowWords text={change.before} mentions={row.mentions} />
        {change.removed && (
          <s className="text-text-3">
            <span className="sr-only">was: </span>
            {change.removed.trimEnd()}
          </s>
        )}{' '}
        <RowWords text={change.added + change.after} mentions={row.mentions} />
      </>
    )
  }
  if (text.length <= LONG || isWhole) return <RowWords text={text} mentions={row.mentions} />
  return (
    <>
      <RowWords text={`${text.slice(0, LONG).trimEnd()}…`} mentions={row.mentions} />{' '}
      <button type="button" className="link rounded-1" onClick={() => setWhole(true)}>
        Show all
      </button>
    </>
  )
}
