import { setImmediate as breathe } from 'node:timers/promises'
import { Composer, CST, type Document, isMap, isPair, isScalar, isSeq, Lexer, Parser } from 'yaml'
import { AppError } from '@/lib/domain/errors'
import { excerpt } from '@/lib/domain/text'

/** One document of a file as plain values; documents are counted from 1. */
export interface YamlDocument {
  document: number
  value: unknown
}

const MAX_DOCUMENTS = 2000
const MAX_ALIASES = 100
const MAX_DEPTH = 64
/** One document is composed in one go, so this is how long others may have to wait. A service has some hundred. */
const MAX_TOKENS = 50_000
/** Tokens after which others are answered. */
const BREATHE_EVERY = 2000

/** A file that cannot be taken, with where that is. */
export function wrongYaml(document: number | null, path: string, message: string): AppError {
  const place = [document === null ? '' : `document ${document}`, path].filter(Boolean).join(', ')
  return new AppError('invalid_input', place ? `${place}: ${message}` : message, {
    fields: [{ path: 'yaml', message: place ? `${place}: ${message}` : message }],
  })
}

/**
 * The documents of a YAML 1.2 file one after the other, empty ones left out, read piece by piece so that others are
 * answered meanwhile. Throws `invalid_input` with the place of the first thing that is wrong: what is no YAML, keys
 * given twice, and what would cost more to read than a catalogue can (deep nesting, aliases of aliases, one document of
 * many thousand values).
 */
export async function* readYaml(text: string): AsyncGenerator<YamlDocument, void> {
  const wrongAt = (document: number, offset: number, message: string) =>
    wrongYaml(document, `line ${text.slice(0, offset).split('\n').length}`, message)
  const parser = new Parser()
  /** How many documents the parser has seen the end of, and the composer. */
  let [parsed, composed] = [0, 0]
  const composer = failFast((offset, message) => wrongAt(Math.max(1, parsed), offset, message))

  function* documentsOf(tokens: Iterable<CST.Token>): Generator<Document> {
    for (const token of tokens) {
      // Their parser would go on, and make as many errors as there are tokens.
      if (token.type === 'error') {
        const current = parser.stack.length > 0 ? parsed + 1 : Math.max(1, parsed)
        throw wrongAt(current, token.offset, excerpt(token.message, 200))
      }
      if (token.type === 'document') parsed += 1
      if (parsed > MAX_DOCUMENTS) throw wrongYaml(null, '', `has more than ${MAX_DOCUMENTS} documents`)
      yield* composer.next(token)
    }
  }

  function read(document: Document): YamlDocument[] {
    composed += 1
    // What the composer finds between documents does not pass its handler.
    const [error] = document.errors
    if (error) throw wrongAt(composed, error.pos[0], error.message)
    refuseRepeatedKeys(document.contents, composed, '')
    const value = plainValue(() => document.toJS({ maxAliasCount: MAX_ALIASES }), composed)
    return value === null || value === undefined ? [] : [{ document: composed, value }]
  }

  const refuseCostly = costCounter()
  let tokens = 0
  for (const token of new Lexer().lex(text)) {
    refuseCostly(token, parsed)
    for (const document of documentsOf(parser.next(token))) yield* read(document)
    if (parser.stack.length > MAX_DEPTH) throw tooDeep(parsed + 1)
    tokens += 1
    if (tokens % BREATHE_EVERY === 0) await breathe()
  }
  for (const document of documentsOf(parser.end())) yield* read(document)
  for (const document of composer.end()) yield* read(document)
}

type ErrorSource = number | [number, number, ...number[]] | { offset: number }

/**
 * A composer that ends at the first error. Left alone it collects an error, with a trace of its stack, for every token
 * that is wrong: seconds for a megabyte.
 */
function failFast(refusal: (offset: number, message: string) => AppError): Composer {
  // Their check of unique keys compares each with each other; ours is linear.
  const composer = new Composer({ logLevel: 'error', uniqueKeys: false })
  let first: AppError | undefined
  const onError = (source: ErrorSource, _code: string, message: string, isWarning?: boolean) => {
    if (isWarning) return
    const offset = typeof source === 'number' ? source : Array.isArray(source) ? source[0] : source.offset
    // What is thrown inside a collection comes back as an error of the collection around it.
    first ??= refusal(offset, message)
    throw first
  }
  return Object.assign(composer, { onError })
}

function plainValue(read: () => unknown, document: number): unknown {
  try {
    return read()
  } catch {
    throw wrongYaml(document, '', 'uses too many aliases')
  }
}

/** Looks at each token for what makes composing slow, before it is done. */
function costCounter(): (token: string, document: number) => void {
  let aliases = 0
  let [current, tokens] = [0, 0]
  return (token, document) => {
    const type = CST.tokenType(token)
    if (type === 'explicit-key-ind') throw wrongYaml(null, '', 'uses “? key”, which is not read here')
    if (type === 'alias' || type === 'anchor') aliases += 1
    if (aliases > MAX_ALIASES) throw wrongYaml(null, '', 'uses too many aliases')
    tokens = document === current ? tokens + 1 : 0
    current = document
    if (tokens > MAX_TOKENS) throw wrongYaml(document + 1, '', 'has more in it than a service or a team can have')
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

const tooDeep = (document: number) => wrongYaml(document, '', 'is nested too deeply')

const join = (path: string, key: string) => (path ? `${path}.${key}` : key)
