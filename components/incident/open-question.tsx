'use client'
import { CircleQuestionMark } from 'lucide-react'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { whyNotOpen } from '@/components/incident/why-not-open'
import { LineForm } from '@/components/timeline/line-form'
import { answerDraft } from '@/components/timeline/row-forms'
import { Button } from '@/components/ui/button'
import { DurationClock } from '@/components/ui/duration-clock'
import { randomId } from '@/lib/client/random-id'
import { rowAt } from '@/lib/client/row-window'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import type { KeptEntry } from '@/lib/domain/incident/state'

/** An answer that is being written: `seq` and `entryId` are those of its question. */
export interface BegunAnswer {
  seq: number
  entryId: string
  answerId: string
}

export interface OpenQuestionProps {
  seq: number
  /** Null once it is no longer open: what is being written stays. */
  question: KeptEntry | null
  answer: BegunAnswer | null
  onAnswer: (answer: BegunAnswer | null) => void
}

/** A question nobody has answered yet, answered where it stands. */
export function OpenQuestion({ seq, question, answer, onAnswer }: OpenQuestionProps) {
  const { send } = useRoom()
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 rounded-3 border border-line bg-surface py-2 pr-2 pl-3">
      <CircleQuestionMark aria-hidden size={14} strokeWidth={1.75} className="mt-[3px] text-warning" />
      <div className="min-w-0">
        {question ? (
          <Asked question={question} isAnswering={answer !== null} onAnswer={onAnswer} />
        ) : (
          <NoLongerOpen seq={seq} />
        )}
        {answer && (
          <LineForm
            label="Your answer"
            submit="Answer"
            draft={answerDraft(answer.entryId)}
            onSubmit={(text) => send(answerQuestion, { entryId: answer.entryId, answerId: answer.answerId, text })}
            onClose={() => onAnswer(null)}
          />
        )}
      </div>
    </li>
  )
}

interface AskedProps {
  question: KeptEntry
  isAnswering: boolean
  onAnswer: (answer: BegunAnswer) => void
}

function Asked({ question: { entryId, text, by, at, seq }, isAnswering, onAnswer }: AskedProps) {
  const { canRespond, isClosed } = useRoom()
  return (
    <>
      <Words seq={seq} text={text} />
      <div className="flex min-h-7 items-center gap-2 text-12 text-text-3">
        <span className="min-w-0 flex-1 truncate">
          {by.name}, <DurationClock at={at} look="words" />
        </span>
        {canRespond && !isClosed && entryId && text !== null && (
          <Button hidden={isAnswering} onClick={() => onAnswer({ seq, entryId, answerId: randomId() })}>
            Answer
          </Button>
        )}
      </div>
    </>
  )
}

/** As the timeline has it now: nothing of the question was kept here. */
function NoLongerOpen({ seq }: { seq: number }) {
  const row = rowAt(useRoomNow().view.timeline, seq)
  return (
    <>
      {row && <Words seq={seq} text={row.text} />}
      <p role="alert" className="text-12 text-warning">
        {whyNotOpen(row)}
      </p>
    </>
  )
}

function Words({ seq, text }: { seq: number; text: string | null }) {
  const { jumpTo } = useRoomNavigation()
  if (text === null) return <span className="text-text-3">redacted</span>
  return (
    <button
      type="button"
      onClick={() => jumpTo(seq)}
      className="line-clamp-4 rounded-1 text-left font-medium [overflow-wrap:anywhere] hover:underline"
    >
      <bdi>{text}</bdi>
    </button>
  )
}
