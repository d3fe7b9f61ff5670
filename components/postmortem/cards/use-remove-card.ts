'use client'
import { idsOf } from '@/components/postmortem/cards/card-hosts'
import type { Places } from '@/components/postmortem/cards/card-store'
import { spotOf } from '@/components/postmortem/cards/spots'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { sectionElementId } from '@/components/postmortem/sections/section-words'
import { toast } from '@/components/ui/toast'
import { usePreventions } from '@/lib/client/postmortem/use-preventions'
import { addCard, cardsOf, placeCard, readContent } from '@/lib/domain/postmortem/document'

/** Deletes a card, with a way back: it is put where it was, with its id, so that what names it names it again. */
export function useRemoveCard(places: Places): (id: string) => void {
  const { doc, me, incident } = usePostmortem()
  const { preventions } = usePreventions(incident.id)
  return (id) => {
    const card = readContent(doc).cards.find((each) => each.id === id)
    const spot = spotOf(idsOf(places), id)
    if (!card || !spot) return
    const orphaned = preventions?.filter(({ cardId }) => cardId === id).length ?? 0
    cardsOf(doc).delete(id)
    // What was pressed goes with the card.
    requestAnimationFrame(() => document.getElementById(sectionElementId(card.list))?.focus({ preventScroll: true }))
    toast('Card deleted', {
      ...(orphaned > 0 && { description: `${orphaned} of the preventions named it.` }),
      action: {
        label: 'Undo',
        run() {
          if (cardsOf(doc).has(id)) return
          addCard(doc, id, card.list, card)
          placeCard(doc, id, spot, { id: me.id, name: me.name }, new Date().toISOString())
        },
      },
    })
  }
}
