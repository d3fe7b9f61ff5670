'use client'
import { Gavel, Lightbulb } from 'lucide-react'
import { OpenQuestion } from '@/components/incident/open-question'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { VerdictMenu } from '@/components/timeline/verdict-menu'
import { Kbd } from '@/components/ui/kbd'
import { LocalTime } from '@/components/ui/local-time'
import type { KeptEntry } from '@/lib/domain/incident/state'

const newestFirst = <T,>(items: readonly T[]) => [...items].reverse()

/** What the room asks, suspects and has decided. */
export function ThoughtsPanel() {
  const { incident } = useRoom()
  const { openQuestions, hypotheses, decisions } = incident
  return (
    <>
      <PanelSection title="Open questions" aside={openQuestions.items.length || undefined}>
        {openQuestions.items.length === 0 ? (
          <Hint prefix="q">Nothing is open. Ask with</Hint>
        ) : (
          <ul className="flex flex-col gap-1.5">
            {openQuestions.items.map((question) => (
              <OpenQuestion key={question.seq} question={question} />
            ))}
          </ul>
        )}
      </PanelSection>
      <PanelSection title="Hypotheses" aside={hypotheses.count || undefined}>
        {hypotheses.items.length === 0 ? (
          <Hint prefix="h">Nobody suspects anything yet. Say what you suspect with</Hint>
        ) : (
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
        )}
      </PanelSection>
      <PanelSection title="Decisions" aside={decisions.count || undefined}>
        {decisions.items.length === 0 ? (
          <Hint prefix="d">Nothing is decided yet. Decide with</Hint>
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
    </>
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
      {kept.text}
    </button>
  )
}

function Hint({ prefix, children }: { prefix: string; children: string }) {
  return (
    <PanelNote>
      {children} <Kbd>/{prefix}</Kbd>
      <span className="md:sr-only">/{prefix}</span>
    </PanelNote>
  )
}
