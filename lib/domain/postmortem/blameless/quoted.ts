import type { Span } from './candidate'

const CODE = /`[^`\n]+`/g
const QUOTATION = /“[^“”\n]+”|"[^"\n]+"/g

/**
 * What the writer does not say: code, and quotations of three words or more (a log line, what was written in the room).
 * A word or two in quotation marks are the writer's own.
 */
export function quotedIn(text: string): Span[] {
  const code = Array.from(text.matchAll(CODE), ({ 0: { length }, index }) => ({ from: index, to: index + length }))
  const quotations = Array.from(text.matchAll(QUOTATION))
    .filter(([words]) => /\S\s+\S+\s+\S/.test(words))
    .map(({ 0: { length }, index }) => ({ from: index, to: index + length }))
  return [...code, ...quotations].sort((one, other) => one.from - other.from)
}

/** Those of `spans`, sorted by `from`, that touch none of `holes`, sorted likewise. */
export function outside<T extends Span>(spans: readonly T[], holes: readonly Span[]): T[] {
  let next = 0
  let reach = 0
  return spans.filter(({ from, to }) => {
    for (; next < holes.length && (holes[next]?.from ?? 0) < to; next++) reach = Math.max(reach, holes[next]?.to ?? 0)
    return reach <= from
  })
}
