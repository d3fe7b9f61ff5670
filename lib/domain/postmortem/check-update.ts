import * as Y from 'yjs'
import { isCardComplete, isCardType, isCardValue, isDismissal, isEvidence, isMove, isPick } from './check-cards'
import { isAllowedAttribute, isAllowedChild, isAllowedMark, type NodeSchema } from './check-nodes'
import type { CardMove } from './content'
import { ROOTS, seqOfContextRoot } from './document'
import { richTextSchema, sentenceSchema } from './schema'
import { PROSE_SECTIONS } from './sections'

/** The largest update that is taken: a paste of a very long text is a tenth of it. */
export const MAX_UPDATE_BYTES = 1_000_000
const MAX_DEPTH = 60
const MAX_KEY = 1000

/** Who sent an update; `mayWriteAs` says whether a Yjs client id is free or theirs. */
export interface Sender {
  id: string
  mayWriteAs?: (clientId: number) => boolean
}

/**
 * Why an update is not taken. `hostile`: no editor of ours makes such a thing. `behind`: it builds on something that is
 * not here (yet), so its sender has to compare documents again.
 */
export interface Refusal {
  kind: 'hostile' | 'behind'
  reason: string
}

export type CheckedUpdate =
  | { refusal: Refusal }
  /** `added`: what of it was new, as one update; null when nothing was. `clients`: the ids it wrote as. */
  | { refusal: null; added: Uint8Array | null; clients: number[] }

const hostile = (reason: string): { refusal: Refusal } => ({ refusal: { kind: 'hostile', reason } })

/** A document to check updates on: its roots have their types, so that an update cannot give them others. */
export function shadowOf(state: Uint8Array | null): Y.Doc {
  const shadow = new Y.Doc()
  for (const section of PROSE_SECTIONS) shadow.getXmlFragment(section)
  for (const name of Object.values(ROOTS)) shadow.getMap(name)
  if (state) Y.applyUpdate(shadow, state)
  return shadow
}

/**
 * Applies an update to a shadow of the document and looks at everything that it added, touched or deleted, and at nothing
 * else: a keystroke costs the same in a long document as in a short one. After a refusal the shadow is spoilt: throw it
 * away.
 *
 * What is unknown is refused (roots, nodes, attributes, marks, keys, other schemes), and a node under a parent that can
 * never contain it. Whether a parent has *enough* of the right children is not asked: two people who each delete one of two list
 * items leave an empty list, and neither of them did anything wrong. Editors mend such merges themselves.
 */
export function applyChecked(shadow: Y.Doc, update: Uint8Array, by: Sender): CheckedUpdate {
  if (update.byteLength > MAX_UPDATE_BYTES) return hostile('It is too large.')
  const added: Uint8Array[] = []
  const clients: number[] = []
  let reason: string | null = null
  const look = (transaction: Y.Transaction) => {
    reason ??= findReason(transaction, by, clients)
  }
  const keep = (bytes: Uint8Array) => void added.push(bytes)
  shadow.on('afterTransaction', look)
  shadow.on('update', keep)
  try {
    Y.applyUpdate(shadow, update)
  } catch {
    return hostile('It cannot be read.')
  } finally {
    shadow.off('afterTransaction', look)
    shadow.off('update', keep)
  }
  if (reason !== null) return hostile(reason)
  if (shadow.store.pendingStructs || shadow.store.pendingDs) {
    return { refusal: { kind: 'behind', reason: 'It builds on something that is not here.' } }
  }
  const [only] = added
  return { refusal: null, added: only ? (added.length === 1 ? only : Y.mergeUpdates(added)) : null, clients }
}

function findReason(transaction: Y.Transaction, by: Sender, clients: number[]): string | null {
  const { beforeState, afterState, doc } = transaction
  const touched = new Set<Y.AbstractType<unknown>>()
  for (const type of transaction.changed.keys()) touched.add(type as Y.AbstractType<unknown>)
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0
    if (clock === before) continue
    if (by.mayWriteAs?.(client) === false) return 'It is written under the id of somebody else.'
    clients.push(client)
    const structs = doc.store.clients.get(client) ?? []
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
      const struct = structs[index]
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      const reason = reasonAgainst(struct, by, beforeState)
      if (reason !== null) return reason
      touched.add(struct.parent as Y.AbstractType<unknown>)
      if (struct.content instanceof Y.ContentType) touched.add(struct.content.type)
    }
  }
  for (const type of touched) {
    if (isCard(type) && !type._item?.deleted && !isCardComplete(type as Y.Map<unknown>))
      return 'It leaves a card incomplete.'
  }
  return hasDeletedMove(transaction, by) ? 'It deletes what somebody else did to a card.' : null
}

/** The moves of a card are its history: only one's own may be taken back, or all with the card. */
function hasDeletedMove(transaction: Y.Transaction, by: Sender): boolean {
  let found = false
  if (transaction.deleteSet.clients.size === 0) return false
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (found || !(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return
    const list = struct.parent
    if (!(list instanceof Y.Array) || list._item?.deleted) return
    found = struct.content.arr.some((move: CardMove) => move.by.id !== by.id)
  })
  return found
}

function reasonAgainst(item: Y.Item, by: Sender, before: ReadonlyMap<number, number>): string | null {
  const parent = item.parent
  // Its parent is gone or was never there: nobody ever sees it.
  if (!(parent instanceof Y.AbstractType)) return null
  if (item.parentSub !== null && item.parentSub.length > MAX_KEY) return 'It has a key that is too long.'
  const place = placeOf(parent)
  if (place === null) return 'It writes to a place that does not exist.'
  switch (place.kind) {
    case 'text':
      return reasonInText(item, place)
    case 'node':
      return reasonInNode(item, place)
    case 'card':
      return isCardType(item) || isCardValue(item) ? null : 'It gives a card something that cards do not have.'
    case 'moves':
      return isMove(item, by.id, isNew(parent._item, before)) ? null : 'It says of a card what its sender did not do.'
    case 'evidence':
      return isEvidence(item) ? null : 'It names evidence of an unknown kind.'
    case 'cards':
      return item.parentSub !== null && isMapType(item) ? null : 'It puts something else among the cards.'
    case 'picks':
      return isPick(item) ? null : 'It picks something that is no line.'
    case 'dismissed':
      return isDismissal(item, by.id) ? null : 'It dismisses a hint for somebody else, or in an unknown form.'
    default:
      return place satisfies never
  }
}

const isNew = (item: Y.Item | null, before: ReadonlyMap<number, number>): boolean =>
  item !== null && item.id.clock >= (before.get(item.id.client) ?? 0)

function reasonInText({ content, parentSub }: Y.Item, { schema }: Inside): string | null {
  if (parentSub !== null) return 'It gives attributes to text.'
  if (content instanceof Y.ContentString) return null
  if (content instanceof Y.ContentFormat && isAllowedMark(schema, content.key, content.value)) return null
  return 'It marks text in an unknown way, or links to an address that is not allowed.'
}

function reasonInNode({ content, parentSub }: Y.Item, { schema, name, depth }: Inside): string | null {
  if (depth > MAX_DEPTH) return 'It is nested too deeply.'
  if (parentSub !== null) {
    return isAllowedAttribute(schema, name, parentSub, content)
      ? null
      : `It gives ${name} an unknown attribute or value.`
  }
  if (!(content instanceof Y.ContentType)) return 'It puts something into the text that is no node.'
  const child = nameOfNode(content.type)
  return child !== null && isAllowedChild(schema, name, child) ? null : `It puts an unknown node into ${name}.`
}

interface Inside {
  schema: NodeSchema
  /** Of the node something is put into; a fragment is the `doc`. */
  name: string
  depth: number
}

type Place =
  | ({ kind: 'text' | 'node' } & Inside)
  | { kind: 'cards' | 'picks' | 'dismissed' | 'card' | 'evidence' | 'moves' }

const nameOfNode = (type: Y.AbstractType<unknown>): string | null =>
  type.constructor === Y.XmlElement ? (type as Y.XmlElement).nodeName : type.constructor === Y.XmlText ? 'text' : null

const isMapType = ({ content }: Y.Item): boolean =>
  content instanceof Y.ContentType && content.type.constructor === Y.Map

const parentOf = (type: Y.AbstractType<unknown>) => (type._item?.parent ?? null) as Y.AbstractType<unknown> | null
const isRoot = (type: Y.AbstractType<unknown> | null, name: string): boolean =>
  type !== null && type._item === null && rootName(type) === name
const isCard = (type: Y.AbstractType<unknown>): boolean =>
  type.constructor === Y.Map && isRoot(parentOf(type), ROOTS.cards)

/** Where a type stands in the document; null when nothing may stand there. */
function placeOf(type: Y.AbstractType<unknown>): Place | null {
  let top = type
  let depth = 0
  // Up to the fragment that holds it: a root, or one of a card's.
  while (top._item !== null && nameOfNode(top) !== null) {
    top = top._item.parent as Y.AbstractType<unknown>
    depth += 1
  }
  const inside = (schema: NodeSchema): Place => {
    const name = top === type ? 'doc' : (nameOfNode(type) ?? '')
    return { kind: name === 'text' ? 'text' : 'node', schema, name, depth }
  }
  const above = parentOf(top)
  if (above === null) {
    const name = rootName(top)
    if ((PROSE_SECTIONS as readonly string[]).includes(name)) return inside(richTextSchema)
    if (seqOfContextRoot(name) !== null) return inside(sentenceSchema)
    return top === type && isMapRoot(name) ? { kind: name } : null
  }
  if (isCard(top)) return top === type ? { kind: 'card' } : null
  if (!isCard(above)) return null
  const key = top._item?.parentSub
  if (key === 'statement') return inside(sentenceSchema)
  if (key === 'explanation') return inside(richTextSchema)
  return top === type && (key === 'evidence' || key === 'moves') ? { kind: key } : null
}

const isMapRoot = (name: string): name is keyof typeof ROOTS => Object.hasOwn(ROOTS, name)

const names = new WeakMap<Y.AbstractType<unknown>, string>()

function rootName(type: Y.AbstractType<unknown>): string {
  let name = names.get(type)
  if (name === undefined) {
    for (const [each, root] of type.doc?.share ?? []) names.set(root as Y.AbstractType<unknown>, each)
    name = names.get(type) ?? ''
  }
  return name
}
