import { Fragment } from 'react'
import { Noun } from '@/components/timeline/fact-parts'
import { LocalTime } from '@/components/ui/local-time'
import type { BlastRadius } from '@/lib/domain/incident/blast-radius'
import {
  affectedWords,
  CONFIDENCE_WORDS,
  type RadiusDifference,
  radiusDifferences,
} from '@/lib/domain/incident/blast-radius-words'

/** What a revision says: the whole of the first one, of later ones only what they changed. */
export function RadiusChange({ radius }: { radius: BlastRadius }) {
  const differences = radiusDifferences(radius)
  if (differences.length === 0) {
    return (
      <>
        <Noun>{affectedWords(radius)}</Noun>, {CONFIDENCE_WORDS[radius.confidence]}
      </>
    )
  }
  return differences.map((difference, index) => (
    <Fragment key={difference.what}>
      {index > 0 && ', '}
      <Difference {...difference} />
    </Fragment>
  ))
}

const NOTHING = {
  size: 'size unknown',
  trend: 'trend unknown',
  regions: 'no region named',
  services: 'no service named',
  who: '',
  since: 'beginning unknown',
  confidence: '',
  source: 'no source',
} satisfies Record<RadiusDifference['what'], string>

function Difference({ what, from, to }: RadiusDifference) {
  if (!to) return <Noun>{NOTHING[what]}</Noun>
  if (what === 'since') {
    return (
      <>
        since{' '}
        <Noun>
          <LocalTime at={to} />
        </Noun>
      </>
    )
  }
  if (what === 'confidence') return to
  if (what === 'source') return `from ${to}`
  const isPair = (what === 'size' || what === 'trend') && from !== ''
  return (
    <Noun>
      {isPair && (
        <>
          {from} <span aria-hidden>→</span>
          <span className="sr-only">to</span>{' '}
        </>
      )}
      {to}
    </Noun>
  )
}
