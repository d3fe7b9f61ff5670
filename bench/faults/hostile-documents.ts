import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import type { FaultResult } from './fault.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson, type Person } from './stage/people.ts'
import { declareReviewed, openTypist, proseOf, startParagraph, type Typist } from './stage/typists.ts'
import { until } from './stage/until.ts'

const REFUSED = 4409

type Attack = (doc: Y.Doc) => void

/** One of each kind; the whole table is in lib/testing/hostile-updates.ts. */
const attacks: Record<string, Attack> = {
  'an unknown root': (doc) => doc.getMap('evil').set('a', 1),
  'an unknown node': (doc) => put(doc, new Y.XmlElement('script')),
  'an unknown mark': (doc) => put(doc, marked({ textStyle: { color: 'red' } })),
  'a link that runs a script': (doc) => put(doc, marked({ link: { href: 'javascript:alert(1)' } })),
  'a node in the wrong place': (doc) => put(doc, new Y.XmlElement('tableRow')),
  'a card without its parts': (doc) => doc.getMap('cards').set('x', new Y.Map()),
  'a hint dismissed in the name of another': (doc) =>
    doc
      .getMap('dismissed')
      .set('k', { rule: 'r', quote: 'q', reason: '', by: { id: 'x', name: 'X' }, at: '2026-01-01' }),
  'nesting without end': (doc) => {
    let inner = new Y.XmlElement('blockquote')
    for (let depth = 0; depth < 90; depth++) {
      const outer = new Y.XmlElement('blockquote')
      outer.insert(0, [inner])
      inner = outer
    }
    put(doc, inner)
  },
}

const put = (doc: Y.Doc, node: Y.XmlElement) => proseOf(doc).insert(0, [node])

function marked(marks: object): Y.XmlElement {
  const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
  text.insert(0, 'click', marks)
  paragraph.insert(0, [text])
  return paragraph
}

/** Sends one hostile update of each kind, bytes that are none, one that is too large, and what a reader may not write. */
export async function hostileDocuments(): Promise<FaultResult> {
  const installation = await startInstallation()
  try {
    const [ada, mallory] = [await createPerson(installation, 'Ada'), await createPerson(installation, 'Mallory')]
    const reader = await createPerson(installation, 'Rita', 'stakeholder')
    const incidentId = await declareReviewed(installation, ada)
    const watcher = openTypist(installation.url, ada, incidentId)
    await watcher.saved()
    startParagraph(watcher.doc, 'unharmed')
    await watcher.saved()
    const state = Y.encodeStateAsUpdate(watcher.doc)
    let notRefused = 0
    const updates = [...Object.values(attacks).map((attack) => updateOf(state, attack)), garbage(5), garbage(1_100_000)]
    for (const update of updates) {
      const codes = await attack(installation.url, mallory, incidentId, update)
      if (codes[0] !== REFUSED) notRefused += 1
    }
    await attack(
      installation.url,
      reader,
      incidentId,
      updateOf(state, (doc) => void startParagraph(doc, 'forged')),
    )
    const fresh = openTypist(installation.url, mallory, incidentId)
    await fresh.saved()
    const isUnharmed = [watcher, fresh].every(({ doc }) => Buffer.from(Y.encodeStateAsUpdate(doc)).equals(state))
    const disturbed = watcher.closes.length
    for (const typist of [watcher, fresh]) typist.close()
    return {
      name: 'hostile-documents',
      promise:
        'a hostile update of each kind is refused and closes its sender; the document is unharmed, others are undisturbed',
      figures: {
        'hostile updates': updates.length,
        'not refused': notRefused,
        'updates of a reader': 1,
        'document unharmed': isUnharmed ? 'yes' : 'no',
        'others disturbed': disturbed,
      },
      met: notRefused === 0 && isUnharmed && disturbed === 0,
    }
  } finally {
    await installation.dispose()
  }
}

/** Sends an update past the provider, as a program of its own would; answers how the socket was closed, if it was. */
async function attack(url: string, person: Person, incidentId: string, update: Uint8Array): Promise<number[]> {
  const attacker: Typist = openTypist(url, person, incidentId)
  await attacker.saved()
  const encoder = createEncoder()
  writeVarString(encoder, `postmortem:${incidentId}`)
  writeVarUint(encoder, 0)
  writeVarUint(encoder, 2)
  writeVarUint8Array(encoder, update)
  attacker.socket.send(toUint8Array(encoder))
  await until(() => attacker.closes.length > 0, 3).catch(() => {})
  attacker.close()
  return attacker.closes
}

function updateOf(state: Uint8Array, change: Attack): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.transact(() => change(doc))
  return Y.mergeUpdates(updates)
}

const garbage = (length: number): Uint8Array => new Uint8Array(length).fill(9)
