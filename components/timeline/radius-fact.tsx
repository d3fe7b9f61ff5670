import { RadiusChange } from '@/components/blast-radius/radius-change'
import { type FactProps, Noun } from '@/components/timeline/fact-parts'
import type { Fact } from '@/lib/domain/incident/timeline'

type RadiusFactOf = Extract<Fact, { type: 'blast-radius.revised' }>

/** Who revised the blast radius, and what that changed. */
export const RadiusFact = ({ fact: { payload }, actor, nameOf }: FactProps<RadiusFactOf>) => (
  <>
    <Noun>{nameOf(actor)}</Noun> {payload.was ? 'revised' : 'stated'} the blast radius:{' '}
    <RadiusChange radius={payload} />
  </>
)
