import * as Y from 'yjs'
import { addCard, cardsOf, evidenceOf, movesOf, proseOf, statementOf } from '@/lib/domain/postmortem/document'

type Attack = (doc: Y.Doc, cardId: string) => void

const SUMMARY = 'summary'
const by = { id: 'somebody-else', name: 'Somebody Else' }
const at = '2026-11-28T12:00:00.000Z'

const put = (doc: Y.Doc, node: Y.XmlElement | Y.XmlText) => proseOf(doc, SUMMARY).insert(0, [node])

/** An element with attributes and children; none of it is checked here. */
function element(name: string, attributes: Record<string, unknown> = {}, children: (Y.XmlElement | Y.XmlText)[] = []) {
  const made = new Y.XmlElement<Record<string, never>>(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never)
  made.insert(0, children)
  return made as unknown as Y.XmlElement
}

function marked(mark: string, value: object): Y.XmlElement {
  const text = new Y.XmlText()
  text.insert(0, 'click', { [mark]: value })
  return element('paragraph', {}, [text])
}

const cardOf = (doc: Y.Doc, id: string) => cardsOf(doc).get(id) ?? new Y.Map()
const embed = (doc: Y.Doc, content: object) => {
  const text = new Y.XmlText()
  put(doc, element('paragraph', {}, [text]))
  text.insertEmbed(0, content)
}

/** Changes that no editor of ours makes; each of them has to be refused. */
export const hostileChanges: Record<string, Attack> = {
  'an unknown root': (doc) => doc.getMap('evil').set('a', 1),
  'a context of no line': (doc) => doc.getXmlFragment('context:x').insert(0, [element('paragraph')]),
  'an unknown node': (doc) => put(doc, element('script')),
  'a node where it cannot be': (doc) => put(doc, element('tableRow')),
  'words outside of any paragraph': (doc) => put(doc, new Y.XmlText('bare')),
  'a heading of the first level': (doc) => put(doc, element('heading', { level: 1 })),
  'an unknown attribute': (doc) => put(doc, element('paragraph', { style: 'position:fixed' })),
  'an attribute of the wrong type': (doc) =>
    put(doc, element('taskList', {}, [element('taskItem', { checked: 'yes' })])),
  'an unknown mark': (doc) => put(doc, marked('textStyle', { color: 'red' })),
  'a mark with attributes it does not have': (doc) => put(doc, marked('bold', { onclick: 'alert(1)' })),
  'a link that runs a script': (doc) => put(doc, marked('link', { href: 'javascript:alert(1)' })),
  'a link with data': (doc) => put(doc, marked('link', { href: 'data:text/html,x' })),
  'a link to nowhere': (doc) => put(doc, marked('link', {})),
  'a link with a class': (doc) => put(doc, marked('link', { href: 'https://example.org', class: 'fixed inset-0' })),
  'a picture from elsewhere': (doc) => put(doc, element('picture', { attachmentId: 'https://evil.example/x.png' })),
  'a source of no line': (doc) =>
    put(doc, element('paragraph', {}, [element('source', { seqs: '<b>', label: '14:06' })])),
  'something embedded': (doc) => embed(doc, { image: 'x' }),
  'a document inside the document': (doc) => doc.getMap('cards').set('x', new Y.Doc()),
  'attributes of a section': (doc) => doc.getMap(SUMMARY).set('a', 1),
  'bytes among the cards': (doc) => doc.getMap('cards').set('x', new Uint8Array([1, 2, 3])),
  'a card that is text': (doc) => doc.getMap('cards').set('x', new Y.Text('x')),
  'a card without its parts': (doc) => cardsOf(doc).set('x', new Y.Map()),
  'an unknown key of a card': (doc, id) => cardOf(doc, id).set('owner', 'me'),
  'an unknown list': (doc, id) => cardOf(doc, id).set('list', 'preventions'),
  'an order nothing can follow': (doc, id) => cardOf(doc, id).set('order', '!'),
  'a category that is no text': (doc, id) => cardOf(doc, id).set('category', { toString: 1 }),
  'a statement that is plain text': (doc, id) => cardOf(doc, id).set('statement', 'x'),
  'a card whose statement is taken away': (doc, id) => cardOf(doc, id).delete('statement'),
  'a table in a statement': (doc, id) => statementOf(cardOf(doc, id)).insert(0, [element('table')]),
  'bold in a statement': (doc, id) => statementOf(cardOf(doc, id)).insert(0, [marked('bold', {})]),
  'evidence of an unknown kind': (doc, id) =>
    evidenceOf(cardOf(doc, id)).set('e', { kind: 'frame', url: 'x' } as never),
  'evidence that runs a script': (doc, id) =>
    evidenceOf(cardOf(doc, id)).set('e', { kind: 'link', url: 'javascript:alert(1)', title: 'x' }),
  'a move by somebody else': (doc, id) => movesOf(cardOf(doc, id)).push([{ from: 'trigger', to: 'factors', at, by }]),
  'a move of an unknown form': (doc, id) => movesOf(cardOf(doc, id)).push(['x' as never]),
  'somebody else’s move taken away': (doc, id) => movesOf(cardOf(doc, id)).delete(0, 1),
  'a new card with a history of others': (doc) =>
    addCard(doc, 'forged', 'factors', { moves: [{ from: 'trigger', to: 'factors', at, by }] }),
  'a pick that is no line': (doc) => doc.getMap('picks').set('x', true),
  'a pick with words': (doc) => doc.getMap('picks').set('3', 'words'),
  'a hint dismissed by somebody else': (doc) =>
    doc.getMap('dismissed').set('k', { rule: 'r', quote: 'q', reason: 'because', by, at }),
  'a hint dismissed without end': (doc) =>
    doc.getMap('dismissed').set('k', { rule: 'r', quote: 'q', reason: 'x'.repeat(501), by: { ...by, id: 'me' }, at }),
  'nesting without end': (doc) => {
    let inner = element('blockquote', {}, [element('paragraph')])
    for (let depth = 0; depth < 80; depth++) inner = element('blockquote', {}, [inner])
    put(doc, inner)
  },
}

/** The update that such a change makes, of somebody who has the document as `state`. */
export function updateOfChange(state: Uint8Array, cardId: string, change: Attack): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.transact(() => change(doc, cardId))
  return updates.length > 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(doc, before)
}
