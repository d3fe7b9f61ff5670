import { readContent } from '@/lib/domain/postmortem/document'
import { plainText } from '@/lib/domain/postmortem/rich-text'
import { CARD_LISTS, PROSE_SECTIONS } from '@/lib/domain/postmortem/sections'
import { isJsonEqual } from '@/lib/server/canonical'
import { withTransaction } from '@/lib/server/db/pool'
import { loadDocument, lockDocument } from '@/lib/server/db/postmortem-document'
import {
  listUnprojected,
  type PostmortemProjection,
  readProjectedSeq,
  readProjection,
  saveProjection,
} from '@/lib/server/db/postmortem-projection'
import { logger } from '@/lib/server/logger'

type Doc = Parameters<typeof readContent>[0]

/**
 * The cards and the words of a document as history and search hold them. PostgreSQL cannot keep the character U+0000.
 */
export function projectPostmortem(doc: Doc): PostmortemProjection {
  const { cards, sections } = readContent(doc)
  return {
    cards: CARD_LISTS.flatMap((list) =>
      cards
        .filter((card) => card.list === list)
        .map(({ id, category, statement, explanation }, position) => ({
          cardId: storable(id),
          list,
          position,
          category: category === null ? null : storable(category),
          statement: storable(statement),
          explanation: storable(plainText(explanation)),
        })),
    ),
    sections: PROSE_SECTIONS.map((section) => ({ section, text: storable(plainText(sections[section])) })),
  }
}

const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/**
 * Brings cards and sections of an incident up to its document, and says so in the row. `open` is the document as the
 * caller has it, with the `seq` it goes to; it is read when that is not its head.
 */
export const projectDocument = (incidentId: string, open?: { doc: Doc; head: number }): Promise<boolean> =>
  withTransaction(async (tx) => {
    const locked = await lockDocument(tx, incidentId)
    if (!locked || (await readProjectedSeq(tx, incidentId)) >= locked.head) return false
    const doc = open?.head === locked.head ? open.doc : (await loadDocument(tx, incidentId))?.doc
    if (doc) await saveProjection(tx, incidentId, projectPostmortem(doc), locked.head)
    return true
  })

/** Projects what nobody has: drafts, and documents whose server went away. Answers how many. */
export async function projectLeftBehind(isOpenHere: (incidentId: string) => boolean = () => false): Promise<number> {
  let count = 0
  for (const incidentId of await listUnprojected()) {
    if (!isOpenHere(incidentId) && (await projectOrLog(incidentId))) count += 1
  }
  return count
}

const projectOrLog = (incidentId: string): Promise<boolean> =>
  projectDocument(incidentId).catch((error: unknown) => {
    logger.error({ err: error, incidentId }, 'A postmortem could not be projected')
    return false
  })

/** Computes cards and sections again, mends what differs, and names it. What is only behind does not differ. */
export const rebuildPostmortem = (incidentId: string): Promise<string[]> =>
  withTransaction(async (tx) => {
    const locked = await lockDocument(tx, incidentId)
    const stored = await readProjection(tx, incidentId)
    const loaded = locked ? await loadDocument(tx, incidentId) : null
    const projection = loaded ? projectPostmortem(loaded.doc) : { cards: [], sections: [] }
    const isBehind = locked !== null && (await readProjectedSeq(tx, incidentId)) < locked.head
    const differences = [
      ...(isJsonEqual(byKey(stored.cards), byKey(projection.cards)) ? [] : ['cards of the postmortem']),
      ...(isJsonEqual(byKey(stored.sections), byKey(projection.sections)) ? [] : ['sections of the postmortem']),
    ]
    if (isBehind || differences.length > 0) await saveProjection(tx, incidentId, projection, locked?.head ?? 0)
    return isBehind ? [] : differences
  })

const byKey = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
