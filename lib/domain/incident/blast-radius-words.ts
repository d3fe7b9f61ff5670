import type { Affected, BlastRadius, Confidence, RadiusContent } from './blast-radius'
import type { Ref } from './values'

/** The size in a few characters: “23 %”, “1,200”, “?”. */
export function affectedNumber(affected: Affected): string {
  switch (affected.kind) {
    case 'count':
      return affected.count.toLocaleString('en')
    case 'share':
      return `${affected.percent.toLocaleString('en', { maximumFractionDigits: 2 })} %`
    case 'unknown':
      return '?'
    default:
      affected satisfies never
      return ''
  }
}

/** Who is hit and how it goes, in half a sentence: “23 % of EU checkouts, growing, in eu-west”. */
export function affectedWords({ affected, who, trend, regions }: BlastRadius): string {
  const size =
    affected.kind === 'unknown'
      ? `an unknown number of ${who}`
      : `${affectedNumber(affected)}${affected.kind === 'share' ? ' of' : ''} ${who}`
  const parts = [
    size,
    ...(trend === 'unknown' ? [] : [trend]),
    ...(regions.length > 0 ? [`in ${regions.join(', ')}`] : []),
  ]
  return parts.join(', ')
}

/** How sure, as one says it. */
export const CONFIDENCE_WORDS = {
  guess: 'a guess',
  likely: 'fairly sure',
  certain: 'certain',
} satisfies Record<Confidence, string>

/** One thing a revision changed. `from` and `to` are empty where nothing was said. */
export interface RadiusDifference {
  what: 'size' | 'who' | 'trend' | 'regions' | 'services' | 'since' | 'confidence' | 'source'
  from: string
  to: string
}

/**
 * What a revision changed, the most telling first; empty for the first one. Instants stay ISO 8601: whoever shows them
 * knows the zone.
 */
export function radiusDifferences({ was, ...now }: BlastRadius): RadiusDifference[] {
  if (!was) return []
  const words: [RadiusDifference['what'], (said: RadiusContent) => string][] = [
    ['size', ({ affected }) => affectedNumber(affected)],
    ['trend', ({ trend }) => (trend === 'unknown' ? '' : trend)],
    ['regions', ({ regions }) => regions.toSorted().join(', ')],
    ['services', ({ services }) => namesOf(services)],
    ['who', ({ who }) => who],
    ['since', ({ since }) => since ?? ''],
    ['confidence', ({ confidence }) => CONFIDENCE_WORDS[confidence]],
    ['source', ({ source }) => source],
  ]
  return words
    .map(([what, said]): RadiusDifference => ({ what, from: said(was), to: said(now) }))
    .filter(({ from, to }) => from !== to)
}

const namesOf = (services: Ref[]): string =>
  services
    .map(({ name }) => name)
    .toSorted()
    .join(', ')
