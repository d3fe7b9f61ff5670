import { generateKeyBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { isText, isUuid } from './check-nodes'
import { isSafeLink } from './safe-link'
import { CARD_LISTS } from './sections'

const MAX_NAME = 300
const MAX_ORDER = 200

/** The parts of a card that are types of their own. */
const parts: Record<string, unknown> = {
  statement: Y.XmlFragment,
  explanation: Y.XmlFragment,
  evidence: Y.Map,
  moves: Y.Array,
}

const values: Record<string, (value: unknown) => boolean> = {
  list: (value) => (CARD_LISTS as readonly unknown[]).includes(value),
  order: isOrder,
  category: (value) => value === null || isText(value, 60),
}

/** The one value of a key of a map; undefined when it is something else. */
function soleValue({ content, parentSub }: Y.Item): unknown {
  if (parentSub === null || !(content instanceof Y.ContentAny) || content.arr.length !== 1) return undefined
  return content.arr[0]
}

/** A part of a card that is a shared type of Yjs, under its own name and of its own kind. */
export const isCardType = ({ content, parentSub }: Y.Item): boolean =>
  parentSub !== null &&
  Object.hasOwn(parts, parentSub) &&
  content instanceof Y.ContentType &&
  content.type.constructor === parts[parentSub]

/** A part of a card that is a plain value, and one that it may have. */
export const isCardValue = (item: Y.Item): boolean => {
  const key = item.parentSub ?? ''
  const value = soleValue(item)
  return value !== undefined && Object.hasOwn(values, key) && values[key]?.(value) === true
}

/** True when a card has all that readers of it rely on. */
export const isCardComplete = (card: Y.Map<unknown>): boolean =>
  ['list', 'order'].every((key) => card.has(key)) &&
  Object.entries(parts).every(([key, type]) => (card.get(key) as object | undefined)?.constructor === type)

/** A key that no new one can be made after would keep everybody from placing a card there. */
function isOrder(value: unknown): boolean {
  if (!isText(value, MAX_ORDER)) return false
  try {
    return generateKeyBetween(value, null) > value
  } catch {
    return false
  }
}

type Plain = Record<string, unknown>

const isPlain = (value: unknown, keys: readonly string[]): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => Object.hasOwn(value, key))

const isPerson = (value: unknown): value is { id: string } =>
  isPlain(value, ['id', 'name']) && isText(value.id, 100) && isText(value.name, MAX_NAME)

const isInstant = (value: unknown): boolean => isText(value, 40) && !Number.isNaN(Date.parse(value))

/**
 * Names somebody else only when it brings back what was there before: who undoes the deletion of a card sends the card
 * as it was, with what others did to it.
 */
const isOwn = (by: unknown, senderId: string, isBroughtBack: boolean): boolean =>
  isPerson(by) && (by.id === senderId || isBroughtBack)

/** `isListNew`: the list of moves itself comes with this update. */
export function isMove({ content, parent, parentSub }: Y.Item, senderId: string, isListNew: boolean): boolean {
  if (parentSub !== null || !(content instanceof Y.ContentAny)) return false
  const card = (parent as Y.AbstractType<unknown>)._item?.parent as Y.AbstractType<unknown> | undefined
  const isBroughtBack = isListNew && card?._item?.left != null
  return content.arr.every(
    (move: unknown) =>
      isPlain(move, ['from', 'to', 'at', 'by']) &&
      values.list?.(move.from) &&
      values.list(move.to) &&
      isInstant(move.at) &&
      isOwn(move.by, senderId, isBroughtBack),
  )
}

/** Evidence of a card: a line of the log, a link one can follow, or a picture. */
export function isEvidence(item: Y.Item): boolean {
  const value = soleValue(item)
  if (isPlain(value, ['kind', 'seq'])) return value.kind === 'line' && Number.isInteger(value.seq)
  if (isPlain(value, ['kind', 'url', 'title'])) {
    return value.kind === 'link' && isSafeLink(value.url) && isText(value.title, 1000)
  }
  return (
    isPlain(value, ['kind', 'attachmentId', 'name']) &&
    value.kind === 'picture' &&
    isUuid(value.attachmentId) &&
    isText(value.name, 1000)
  )
}

/** A pick of a line: its key is a `seq`. */
export const isPick = (item: Y.Item): boolean => /^[1-9]\d{0,9}$/.test(item.parentSub ?? '') && soleValue(item) === true

/** A hint that was dismissed, by who sends it unless it replaces what was there. */
export function isDismissal(item: Y.Item, senderId: string): boolean {
  const value = soleValue(item)
  return (
    isPlain(value, ['rule', 'quote', 'reason', 'by', 'at']) &&
    isText(value.rule, 100) &&
    isText(value.quote, 2000) &&
    isText(value.reason, 500) &&
    isInstant(value.at) &&
    isOwn(value.by, senderId, item.left !== null)
  )
}
