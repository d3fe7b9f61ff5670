'use client'
import { Gavel, Lightbulb } from 'lucide-react'
import { useState } from 'react'
import { type BegunAnswer, OpenQuestion } from '@/components/incident/open-question'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { VerdictMenu } from '@/components/timeline/verdict-menu'
import { Kbd } from '@/components/ui/kbd'
import { LocalTime } from '@/components/ui/local-time'
import type { KeptEntry } from '@/lib/domain/incident/state'

const newestFirst = <T,>(items: readonly T[]) => [...items].reverse()

/** What somebody asked and nobody has answered; and what somebody else has, while this person is still at it. */
export function QuestionsSection() {
  const { openQuestions } = useRoom().incident
  const [answers, setAnswers] = useState<ReadonlyMap<number, BegunAnswer>>(new Map())
  const open = new Map(openQuestions.items.map((question) => [question.seq, question]))
  const seqs = [...new Set([...open.keys(), ...answers.keys()])].sort((a, b) => a - b)
  const handleAnswer = (seq: number, answer: BegunAnswer | null) =>
    setAnswers((before) => {
      const others = [...before].filter(([each]) => each !== seq)
      return new Map(answer ? [...others, [seq, answer]] : others)
    })
  return (
    <PanelSection title="Open questions" aside={openQuestions.items.length || undefined}>
      {seqs.length === 0 ? (
        <Hint prefix="q" how="Ask with">
          Nothing is open.
        </Hint>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {seqs.map((seq) => (
            <OpenQuestion
              key={seq}
              seq={seq}
              question={open.get(seq) ?? null}
              answer={answers.get(seq) ?? null}
              onAnswer={(answer) => handleAnswer(seq, answer)}
            />
          ))}
        </ul>
      )}
    </PanelSection>
  )
}

/** What the room suspects, and what came of it. */
export function Hypotheses() {
  const { hypotheses } = useRoom().incident
  if (hypotheses.items.length === 0) {
    return (
      <Hint prefix="h" how="Say what you suspect with">
        Nobody suspects anything yet.
      </Hint>
    )
  }
  return (
    <ul>
      {newestFirst(hypotheses.items).map((kept) => (
        <li key={kept.seq} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 py-1.5">
          <Lightbulb aria-hidden size={14} strokeWidth={1.75} className="mt-[3px] text-text-3" />
          <div className="min-w-0">
            <Line kept={kept} className={kept.verdict === 'ruled-out' ? 'text-text-3 line-through' : ''} />
            <div className="mt-1 flex items-center gap-2">
              <VerdictMenu
                entryId={kept.entryId ?? ''}
                verdict={kept.verdict}
                isRedacted={kept.text === null || kept.entryId === null}
              />
              <span className="truncate text-12 text-text-3">{kept.by.name}</span>
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What was decided, by whom and when. */
export function DecisionsSection() {
  const { decisions } = useRoom().incident
  return (
    <PanelSection title="Decisions" aside={decisions.count || undefined}>
      {decisions.items.length === 0 ? (
        <Hint prefix="d" how="Decide with">
          Nothing is decided yet.
        </Hint>
      ) : (
        <ul>
          {newestFirst(decisions.items).map((kept) => (
            <li key={kept.seq} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 py-1.5">
              <Gavel aria-hidden size={14} strokeWidth={1.75} className="mt-[3px] text-accent" />
              <div className="min-w-0">
                <Line kept={kept} className="font-medium" />
                <p className="truncate text-12 text-text-3">
                  {kept.by.name}, <LocalTime at={kept.at} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  )
}

/** What was written, which leads to its line. */
function Line({ kept, className }: { kept: KeptEntry; className: string }) {
  const { jumpTo } = useRoomNavigation()
  if (kept.text === null) return <span className="text-text-3">redacted</span>
  return (
    <button
      type="button"
      onClick={() => jumpTo(kept.seq)}
      className={`line-clamp-4 rounded-1 text-left [overflow-wrap:anywhere] hover:underline ${className}`}
    >
      <bdi>{kept.text}</bdi>
    </button>
  )
}

/** What is not there yet, and for those who take part how it is written. */
function Hint({ prefix, how, children }: { prefix: string; how: string; children: string }) {
  const { canRespond } = useRoom()
  if (!canRespond) return <PanelNote>{children}</PanelNote>
  return (
    <PanelNote>
      {children} {how} <Kbd>/{prefix}</Kbd>
      <span className="md:sr-only">/{prefix}</span>
    </PanelNote>
  )
}
