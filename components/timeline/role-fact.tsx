import { Because, type FactProps, Noun, roleName } from '@/components/timeline/fact-parts'
import type { Fact } from '@/lib/domain/incident/timeline'

type RoleFactOf = Extract<Fact, { type: `role.${string}` | `handover.${string}` }>

/** Who took, laid down or hands on which role. */
export function RoleFact({ fact, actor, nameOf }: FactProps<RoleFactOf>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  switch (type) {
    case 'role.taken':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> took <Noun>{roleName(payload.role)}</Noun>
          {payload.previous && ` from ${nameOf(payload.previous)}${payload.previousWasAbsent ? ', who was away' : ''}`}
          <Because>{payload.reason}</Because>
        </>
      )
    case 'role.restored':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> took <Noun>{roleName(payload.role)}</Noun> back from{' '}
          {nameOf(payload.from)}
        </>
      )
    case 'role.released':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> laid down <Noun>{roleName(payload.role)}</Noun>
          {payload.person.id !== actor.id && `, released by ${by}`}
        </>
      )
    case 'handover.offered':
      return (
        <>
          <Noun>{by}</Noun> offers <Noun>{roleName(payload.role)}</Noun> to <Noun>{nameOf(payload.to)}</Noun>
        </>
      )
    case 'handover.accepted':
      return (
        <>
          <Noun>{nameOf(payload.to)}</Noun> accepted <Noun>{roleName(payload.role)}</Noun>
          {payload.from && ` from ${nameOf(payload.from)}`}
        </>
      )
    case 'handover.declined':
      return (
        <>
          <Noun>{nameOf(payload.to)}</Noun> declined <Noun>{roleName(payload.role)}</Noun>
          <Because>{payload.reason}</Because>
        </>
      )
    case 'handover.cancelled':
      return (
        <>
          The offer of <Noun>{roleName(payload.role)}</Noun> to {nameOf(payload.to)} was taken back
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
