import { Because, type FactProps, Noun } from '@/components/timeline/fact-parts'
import { Chip } from '@/components/ui/chip'
import type { Fact } from '@/lib/domain/incident/timeline'

type DrillFactOf = Extract<Fact, { type: `drill.${string}` }>

/** How a drill goes, and what its simulated people say. */
export function DrillFact({ fact, nameOf }: FactProps<DrillFactOf>) {
  const { type, payload } = fact
  switch (type) {
    case 'drill.began': {
      const { by, people = [], scenario } = payload
      const invited = people.map(nameOf).join(', ')
      return (
        <>
          Drill <Noun>{scenario.title}</Noun> began{by && `, run by ${nameOf(by)}`}
          {invited && `; invited: ${invited}`}
        </>
      )
    }
    case 'drill.paused':
      return (
        <>
          <Noun>Drill</Noun> paused
        </>
      )
    case 'drill.resumed':
      return (
        <>
          <Noun>Drill</Noun> goes on
        </>
      )
    case 'drill.ended':
      return (
        <>
          <Noun>Drill</Noun> ended
          <Because>{payload.note}</Because>
        </>
      )
    case 'drill.message':
      return (
        <span className="text-text">
          <b className="font-semibold">{payload.from}</b> <Chip tone="line">simulated</Chip> {payload.text}
        </span>
      )
    default:
      fact satisfies never
      return null
  }
}
