'use client'
import { type Announcements, DndContext, DragOverlay, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Board, BoardProvider } from '@/components/postmortem/cards/board-context'
import { CardColumn } from '@/components/postmortem/cards/card-column'
import { arrange, makeHost, mark, type Stage } from '@/components/postmortem/cards/card-hosts'
import { type PlacedCard, usePlaces } from '@/components/postmortem/cards/card-store'
import { CardView } from '@/components/postmortem/cards/card-view'
import { useMoving } from '@/components/postmortem/cards/use-moving'
import { useRemoveCard } from '@/components/postmortem/cards/use-remove-card'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { cardClass } from '@/components/ui/card'
import { randomId } from '@/lib/client/random-id'
import { addCard, type CardMap, readSentence, statementOf } from '@/lib/domain/postmortem/document'
import { CARD_LISTS, type CardList } from '@/lib/domain/postmortem/sections'

const INSTRUCTIONS =
  'Space picks the card up, arrow keys choose its place, Space puts it there, Escape leaves it. Alt with an arrow key moves it at once.'

// What happens is said by the board itself, in words of its lists.
const silent: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

const keys = new WeakMap<CardMap, string>()
/** A card that is deleted and brought back is another one in the document: its editors begin anew. */
function keyOf({ id, card }: PlacedCard): string {
  const key = keys.get(card) ?? `${id} ${randomId()}`
  keys.set(card, key)
  return key
}

/**
 * The three lists. All cards hang on one parent, each in an element of its own that stands in the slot of its list: a
 * card that another person drags away keeps its editors, and the caret in them.
 */
export function CardBoard() {
  const { doc, canEdit } = usePostmortem()
  const places = usePlaces(doc)
  const stageRef = useRef<Stage>({ slots: {}, hosts: new Map() })
  const [freshId, setFreshId] = useState<string | null>(null)
  const moves = useMoving(places, stageRef)
  const remove = useRemoveCard(places)
  const { moving } = moves
  // A press on the handle is not yet a drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))

  useLayoutEffect(() => arrange(stageRef.current, places), [places])
  useLayoutEffect(() => mark(stageRef.current, places, moving), [places, moving])

  function add(list: CardList) {
    const id = randomId()
    setFreshId(id)
    addCard(doc, id, list)
  }
  const board: Board = {
    heldId: moving?.by === 'keys' ? moving.id : null,
    onHandleKey: moves.handleKey,
    onHandleLeft: moves.handleLeft,
    step: moves.step,
    place: moves.place,
    remove,
    freshId,
  }
  const cards = CARD_LISTS.flatMap((list) => places[list])
  const dragged = moving?.by === 'pointer' ? cards.find(({ id }) => id === moving.id) : undefined

  return (
    <BoardProvider value={board}>
      <DndContext
        id="cards"
        sensors={sensors}
        accessibility={{ announcements: silent, screenReaderInstructions: { draggable: INSTRUCTIONS } }}
        onDragStart={({ active }) => moves.handleDragStart(String(active.id))}
        onDragEnd={() => moves.handleDragEnd(true)}
        onDragCancel={() => moves.handleDragEnd(false)}
      >
        <div className="grid grid-cols-1 gap-x-5 gap-y-6 md:grid-cols-3">
          {CARD_LISTS.map((list) => (
            <CardColumn
              key={list}
              list={list}
              count={places[list].length}
              stageRef={stageRef}
              onAdd={canEdit ? () => add(list) : null}
            />
          ))}
        </div>
        {cards
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((placed) => (
            <CardHost key={keyOf(placed)} placed={placed} stageRef={stageRef} />
          ))}
        <DragOverlay dropAnimation={null}>
          {dragged && (
            <div className={`${cardClass} cursor-grabbing px-3 py-2.5 text-13 shadow-3`}>
              {readSentence(statementOf(dragged.card)) || 'A card without words'}
            </div>
          )}
        </DragOverlay>
      </DndContext>
    </BoardProvider>
  )
}

function CardHost({ placed: { id, card }, stageRef }: { placed: PlacedCard; stageRef: RefObject<Stage> }) {
  const [host] = useState(makeHost)
  // Before the board puts the elements in their places: effects of children come first.
  useLayoutEffect(() => {
    const { hosts } = stageRef.current
    hosts.set(id, host)
    return () => {
      if (hosts.get(id) === host) hosts.delete(id)
      host.remove()
    }
  }, [stageRef, id, host])
  return createPortal(<CardView id={id} card={card} />, host)
}
