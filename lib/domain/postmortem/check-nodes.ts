import type { Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { isSafeLink } from './safe-link'

export type NodeSchema = Schema

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A UUID in small letters, as this program makes them. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

/** Text of at most so many UTF-16 units. */
export const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most
const isTextOrNull = (most: number) => (value: unknown) => value === null || isText(value, most)
const isWhole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most

/** What attributes may be, by the names of node and attribute. What is pasted may have odd values, so these are wide. */
const attributes: Record<string, Record<string, (value: unknown) => boolean>> = {
  heading: { level: (value) => value === 3 || value === 4 },
  codeBlock: { language: isTextOrNull(100) },
  // Whatever number somebody types before a point at the beginning of a line makes a list that begins with it.
  orderedList: { start: (value) => value === null || Number.isInteger(value), type: isTextOrNull(40) },
  taskItem: { checked: (value) => typeof value === 'boolean' },
  mention: { id: isTextOrNull(100), label: isTextOrNull(300), mentionSuggestionChar: isTextOrNull(4) },
  source: {
    seqs: (value) => isText(value, 2000) && /^(?:\d+(?:,\d+)*)?$/.test(value),
    label: (value) => isText(value, 300),
  },
  picture: { attachmentId: (value) => value === null || isUuid(value), alt: isTextOrNull(1000) },
}
const cell = {
  colspan: isWhole(0, 1000),
  rowspan: isWhole(0, 1000),
  align: isTextOrNull(20),
  colwidth: (value: unknown) =>
    value === null ||
    (Array.isArray(value) && value.length <= 1000 && value.every((width) => width === null || isWhole(0, 1e5)(width))),
}
Object.assign(attributes, { tableCell: cell, tableHeader: cell })

/** True when a node of this name has such an attribute, and it may be that. */
export function isAllowedAttribute(schema: NodeSchema, node: string, key: string, content: unknown): boolean {
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return false
  const rules = attributes[node]
  const isKnown = schema.nodes[node] !== undefined && rules !== undefined && Object.hasOwn(rules, key)
  return isKnown && rules[key]?.(content.arr[0]) === true
}

/** Of the attributes of a node those that may stand, for whoever makes it of what came from elsewhere. */
export const fitAttributes = (node: string, given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([key, value]) => attributes[node]?.[key]?.(value) === true))

const linkRules: Record<string, (value: unknown) => boolean> = {
  href: isSafeLink,
  target: isTextOrNull(40),
  rel: isTextOrNull(200),
  // With a class of ours a link could lie over the whole page.
  class: (value) => value === null,
  title: isTextOrNull(1000),
}

/** True when text may be marked so; null ends a mark. */
export function isAllowedMark(schema: NodeSchema, name: string, value: unknown): boolean {
  if (!Object.hasOwn(schema.marks, name)) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const given = Object.entries(value)
  if (name !== 'link') return given.length === 0
  return 'href' in value && given.every(([key, each]) => Object.hasOwn(linkRules, key) && linkRules[key]?.(each))
}

/** Likewise of a link; null when it may not lead there. */
export const fitLink = (given: Record<string, unknown>): Record<string, unknown> | null =>
  isSafeLink(given.href)
    ? Object.fromEntries(Object.entries(given).filter(([key, value]) => linkRules[key]?.(value) === true))
    : null

const children = new WeakMap<NodeSchema, Map<string, Set<string>>>()

/** True when a parent can, in some order and number, contain such a child. */
export function isAllowedChild(schema: NodeSchema, parent: string, child: string): boolean {
  let known = children.get(schema)
  if (!known) {
    known = new Map(Object.keys(schema.nodes).map((name) => [name, childrenOf(schema, name)]))
    children.set(schema, known)
  }
  return known.get(parent)?.has(child) === true
}

function childrenOf(schema: NodeSchema, parent: string): Set<string> {
  const found = new Set<string>()
  const first = schema.nodes[parent]?.contentMatch
  const seen = new Set(first ? [first] : [])
  for (const match of seen) {
    for (let index = 0; index < match.edgeCount; index++) {
      const { type, next } = match.edge(index)
      found.add(type.name)
      seen.add(next)
    }
  }
  return found
}
