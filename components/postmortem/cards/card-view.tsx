'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useBoard } from '@/components/postmortem/cards/board-context'
import { CardCategory } from '@/components/postmortem/cards/card-category'
import { CardEvidenceList } from '@/components/postmortem/cards/card-evidence-list'
import { CardHandle } from '@/components/postmortem/cards/card-handle'
import { CardMenu } from '@/components/postmortem/cards/card-menu'
import { CardMoves } from '@/components/postmortem/cards/card-moves'
import { CardPreventions } from '@/components/postmortem/cards/card-preventions'
import { useCardFacts, useHasWords } from '@/components/postmortem/cards/card-store'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { RichTextEditor } from '@/components/postmortem/rich-text-editor'
import { SentenceEditor } from '@/components/postmortem/sentence-editor'
import { type CardMap, explanationOf, statementOf } from '@/lib/domain/postmortem/document'

/** Frames until the editor of a new card is there. */
const TRIES = 20

/** One cause or factor: what it says, why, what shows it, and what retires it. */
export function CardView({ id, card }: { id: string; card: CardMap }) {
  const { canEdit } = usePostmortem()
  const { freshId } = useBoard()
  const { list, category, evidence, moves } = useCardFacts(card)
  const article = useRef<HTMLElement>(null)
  useFocusWhenFresh(article, freshId === id)
  const explanation = explanationOf(card)
  const isExplained = useHasWords(explanation)
  const [isOpened, setOpened] = useState(false)
  const explaining = useRef<HTMLDivElement>(null)
  useFocusWhenFresh(explaining, isOpened && !isExplained)
  return (
    <article
      ref={article}
      data-card={id}
      className="group/card relative rounded-3 border border-line-strong bg-surface px-3 py-2.5 text-13 focus-within:border-control"
    >
      {/* Beside it there is the menu of the card. */}
      <div className={canEdit ? 'md:pr-6' : ''}>
        <SentenceEditor
          fragment={statementOf(card)}
          field={`card:${id}:statement`}
          label="Statement"
          placeholder="Say it in one sentence"
          isCausal
        />
      </div>
      <CardEvidenceList card={card} evidence={evidence} />
      {(isExplained || isOpened) && (
        <div ref={explaining} className="mt-2 border-line border-t pt-2 text-text-2">
          <RichTextEditor
            fragment={explanation}
            field={`card:${id}:explanation`}
            label="Explanation"
            placeholder="Why was it so? What made sense at the time?"
            isCausal
          />
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-12 text-text-3 empty:hidden">
        <CardCategory card={card} category={category} />
        {canEdit && !isExplained && !isOpened && (
          <button
            type="button"
            data-print="hide"
            onClick={() => setOpened(true)}
            className="relative rounded-1 before:absolute before:-inset-1 hover:text-text max-md:before:-inset-y-3"
          >
            Explain
          </button>
        )}
        <CardPreventions id={id} />
        {canEdit && (
          <span data-print="hide" className="ml-auto flex items-center max-md:-my-1 max-md:-mr-1.5 md:contents">
            <CardHandle id={id} />
            <CardMenu id={id} list={list} />
          </span>
        )}
      </div>
      <CardMoves moves={moves} />
    </article>
  )
}

/** Gives the focus to the editor inside as soon as there is one. */
function useFocusWhenFresh(place: RefObject<HTMLElement | null>, isFresh: boolean) {
  const isDone = useRef(false)
  useEffect(() => {
    if (!isFresh || isDone.current) return
    let tries = 0
    let frame = requestAnimationFrame(function look() {
      const editor = place.current?.querySelector<HTMLElement>('[contenteditable="true"]')
      // It is made before the card has its place in the page.
      if (editor?.isConnected) {
        isDone.current = true
        return editor.focus()
      }
      tries += 1
      if (tries < TRIES) frame = requestAnimationFrame(look)
    })
    return () => cancelAnimationFrame(frame)
  }, [isFresh, place])
}
