import type { KnownReview } from '@/lib/domain/incident/define-command'
import type { CardToAnswer } from '@/lib/domain/postmortem/closing'
import { cardsWithoutAnswer } from '@/lib/domain/postmortem/closing'
import { readContent } from '@/lib/domain/postmortem/document'
import type { Tx } from '@/lib/server/db/pool'
import { loadDocument, lockDocument } from '@/lib/server/db/postmortem-document'
import { readAnswers, readPublishedCards } from '@/lib/server/db/review-reads'
import { readSetting } from '@/lib/server/organisation-settings'

/**
 * What decisions about a review look at. The document's lock is held from here to the end of the transaction, so that
 * what is published is what was decided on. `isPublishing`: a command before in this transaction publishes the document
 * as it is now.
 */
export async function knownReview(tx: Tx, incidentId: string, isPublishing: boolean): Promise<KnownReview> {
  const document = await lockDocument(tx, incidentId)
  const cards = isPublishing ? await cardsNow(tx, incidentId) : await readPublishedCards(tx, incidentId)
  return {
    rules: await readSetting('review-rules', tx),
    documentHead: document?.head ?? null,
    unansweredCards: cards.length > 0 ? cardsWithoutAnswer(cards, await readAnswers(tx, incidentId)) : [],
  }
}

async function cardsNow(tx: Tx, incidentId: string): Promise<CardToAnswer[]> {
  const document = await loadDocument(tx, incidentId)
  if (!document) return []
  const { cards } = readContent(document.doc)
  document.doc.destroy()
  return cards
}
