import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import type { CardEvidence } from '@/lib/domain/postmortem/content'
import { addCard, contextOf, picksOf, placeCard, proseOf, writeSentence } from '@/lib/domain/postmortem/document'
import { PROSE_SECTIONS } from '@/lib/domain/postmortem/sections'
import type { ReviewScript } from '@/lib/server/demo/reviews/review-script'

/** Writes what a script says into a document that was drafted. Answers the ids of its cards, in its order. */
export function writeScript(doc: Y.Doc, script: ReviewScript, rows: readonly TimelineRow[], by: Ref, at: string) {
  return doc.transact(() => {
    for (const section of PROSE_SECTIONS) {
      const paragraphs = (script.prose[section] ?? []).map(paragraph)
      if (paragraphs.length > 0) proseOf(doc, section).push(paragraphs)
    }
    for (const { about, context } of script.contexts ?? []) {
      const row = rowAbout(rows, about)
      if (!row) continue
      picksOf(doc).set(String(row.seq), true)
      writeSentence(contextOf(doc, row.seq), context)
    }
    return script.cards.map(({ list, statement, category, explanation, about, movedFrom }) => {
      const id = randomUUID()
      const row = about === undefined ? undefined : rowAbout(rows, about)
      const evidence: CardEvidence[] = row ? [{ id: randomUUID(), kind: 'line', seq: row.seq }] : []
      const told = explanation ? { explanation: { type: 'doc', content: [richParagraph(explanation)] } } : {}
      addCard(doc, id, movedFrom ?? list, { statement, category, evidence, ...told })
      if (movedFrom) placeCard(doc, id, { list, before: null }, by, at)
      return id
    })
  })
}

/** The line that says this, as an entry or in a fact. */
const rowAbout = (rows: readonly TimelineRow[], words: string): TimelineRow | undefined =>
  rows.find(({ text, fact }) => (text ?? JSON.stringify(fact)).toLowerCase().includes(words.toLowerCase()))

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

const richParagraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
