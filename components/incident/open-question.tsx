'use client'
import { CircleQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { LineForm } from '@/components/timeline/line-form'
import { Button } from '@/components/ui/button'
import { DurationClock } from '@/components/ui/duration-clock'
import { randomId } from '@/lib/client/random-id'
import { answerQuestion } from '@/lib/domain/incident/commands/answer-question'
import type { KeptEntry } from '@/lib/domain/incident/state'

/** A question nobody has answered yet, answered where it stands. */
export function OpenQuestion({ question }: { question: KeptEntry }) {
  const { canRespond, isClosed, send } = useRoom()
  const { jumpTo } = useRoomNavigation()
  const [answerId, setAnswerId] = useState<string | null>(null)
  const { entryId, text, by, at, seq } = question
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 rounded-3 border border-line bg-surface py-2 pr-2 pl-3">
      <CircleQuestionMark aria-hidden size={14} strokeWidth={1.75} className="mt-[3px] text-warning" />
      <div className="min-w-0">
        {text === null ? (
          <span className="text-text-3">redacted</span>
        ) : (
          <button
            type="button"
            onClick={() => jumpTo(seq)}
            className="line-clamp-4 rounded-1 text-left font-medium [overflow-wrap:anywhere] hover:underline"
          >
            <bdi>{text}</bdi>
          </button>
        )}
        <div className="flex min-h-7 items-center gap-2 text-12 text-text-3">
          <span className="min-w-0 flex-1 truncate">
            {by.name}, <DurationClock at={at} look="words" />
          </span>
          {canRespond && !isClosed && entryId && text !== null && answerId === null && (
            <Button onClick={() => setAnswerId(randomId())}>Answer</Button>
          )}
        </div>
        {answerId !== null && entryId && (
          <LineForm
            label="Your answer"
            submit="Answer"
            onSubmit={(answer) => send(answerQuestion, { entryId, answerId, text: answer })}
            onClose={() => setAnswerId(null)}
          />
        )}
      </div>
    </li>
  )
}
