import { CST, isMap, isPair, isScalar, isSeq, Lexer, LineCounter, parseAllDocuments } from 'yaml'
import { AppError } from '@/lib/domain/errors'

/** One document of a file as plain values; documents are counted from 1. */
export interface YamlDocument {
  document: number
  value: unknown
}

const MAX_DOCUMENTS = 2000
const MAX_ALIASES = 100
const MAX_FLOW_DEPTH = 32

/** A file that cannot be taken, with where that is. */
export function wrongYaml(document: number | null, path: string, message: string): AppError {
  const place = [document === null ? '' : `document ${document}`, path].filter(Boolean).join(', ')
  return new AppError('invalid_input', place ? `${place}: ${message}` : message, {
    fields: [{ path: 'yaml', message: place ? `${place}: ${message}` : message }],
  })
}

/**
 * The documents of a YAML 1.2 file, empty ones left out. Throws `invalid_input` with the place for what is no YAML, for
 * keys given twice, and for what would cost more to read than a catalogue can: deep nesting, aliases of aliases.
 */
export function readYaml(text: string): YamlDocument[] {
  refuseCostly(text)
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    // Their check compares each key with each other; ours is linear.
    uniqueKeys: false,
  })
  const documents = Array.isArray(parsed) ? parsed : []
  if (documents.length > MAX_DOCUMENTS) throw wrongYaml(null, '', `has more than ${MAX_DOCUMENTS} documents`)
  return documents.flatMap((document, index) => {
    const number = index + 1
    const [error] = document.errors
    if (error?.code === 'RESOURCE_EXHAUSTION') throw tooDeep(number)
    if (error) throw wrongYaml(number, `line ${lines.linePos(error.pos[0]).line}`, error.message)
    refuseRepeatedKeys(document.contents, number, '')
    const value = plainValue(() => document.toJS({ maxAliasCount: MAX_ALIASES }), number)
    return value === null || value === undefined ? [] : [{ document: number, value }]
  })
}

function plainValue(read: () => unknown, document: number): unknown {
  try {
    return read()
  } catch {
    throw wrongYaml(document, '', 'uses too many aliases')
  }
}

/** Looks at the tokens, in linear time, for what makes the parser slow. */
function refuseCostly(text: string): void {
  let aliases = 0
  let depth = 0
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token)
    if (type === 'explicit-key-ind') throw wrongYaml(null, '', 'uses “? key”, which is not read here')
    if (type === 'alias' || type === 'anchor') aliases += 1
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth += 1
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth -= 1
    if (aliases > MAX_ALIASES) throw wrongYaml(null, '', 'uses too many aliases')
    if (depth > MAX_FLOW_DEPTH) throw tooDeep(null)
  }
}

function refuseRepeatedKeys(node: unknown, document: number, path: string): void {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) refuseRepeatedKeys(item, document, join(path, String(index)))
  } else if (isMap(node)) {
    const keys = new Set<string>()
    for (const pair of node.items) {
      if (!isPair(pair)) continue
      if (!isScalar(pair.key)) throw wrongYaml(document, path, 'has a key that is not text')
      const key = String(pair.key.value)
      if (keys.has(key)) throw wrongYaml(document, join(path, key), 'is there twice')
      keys.add(key)
      refuseRepeatedKeys(pair.value, document, join(path, key))
    }
  }
}

const tooDeep = (document: number | null) => wrongYaml(document, '', 'is nested too deeply')

const join = (path: string, key: string) => (path ? `${path}.${key}` : key)
