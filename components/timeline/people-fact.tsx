import { Because, type FactProps, Noun, roleName } from '@/components/timeline/fact-parts'
import { LocalTime } from '@/components/ui/local-time'
import { CHECK_INS } from '@/lib/domain/incident/describe-procedure'
import type { Fact } from '@/lib/domain/incident/timeline'

type PeopleFactOf = Extract<
  Fact,
  {
    type: 'help.asked' | 'visibility.changed' | `participant.${string}` | `member.${string}`
  }
>

/** Who came, went, was called or may look. */
export function PeopleFact({ fact, actor, nameOf }: FactProps<PeopleFactOf>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  switch (type) {
    case 'help.asked':
      return (
        <>
          <Noun>{by}</Noun> asked <Noun>{payload.of.name}</Noun> for help
          {payload.service && ` with ${payload.service.name}`}
          <Because>{payload.message}</Because>
        </>
      )
    case 'participant.joined':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> takes part
        </>
      )
    case 'participant.left':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> no longer takes part
        </>
      )
    case 'participant.absent':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun>, {payload.roles.map(roleName).join(' and ')}, has been away since{' '}
          <LocalTime at={payload.since} />
        </>
      )
    case 'participant.returned':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> is back
        </>
      )
    case 'visibility.changed':
      return (
        <>
          <Noun>{by}</Noun> made this incident{' '}
          <Noun>{payload.to === 'private' ? 'private' : 'open to the organisation'}</Noun>
        </>
      )
    case 'member.added':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> may see this private incident, let in by {by}
        </>
      )
    case 'member.removed':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> no longer sees this private incident
        </>
      )
    case 'participant.checked-in':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> {CHECK_INS[payload.answer]}
          <Because>{payload.on}</Because>
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
