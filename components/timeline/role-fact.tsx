import { Because, Noun, roleName } from '@/components/timeline/fact-parts'
import type { Fact } from '@/lib/domain/incident/timeline'

type RoleFactOf = Extract<Fact, { type: `role.${string}` | `handover.${string}` }>

/** Who took, laid down or hands on which role. */
export function RoleFact({ fact, by }: { fact: RoleFactOf; by: string }) {
  const { type, payload } = fact
  switch (type) {
    case 'role.taken':
      return (
        <>
          <Noun>{payload.person.name}</Noun> took <Noun>{roleName(payload.role)}</Noun>
          {payload.previous && ` from ${payload.previous.name}${payload.previousWasAbsent ? ', who was away' : ''}`}
          <Because>{payload.reason}</Because>
        </>
      )
    case 'role.restored':
      return (
        <>
          <Noun>{payload.person.name}</Noun> took <Noun>{roleName(payload.role)}</Noun> back from {payload.from.name}
        </>
      )
    case 'role.released':
      return (
        <>
          <Noun>{payload.person.name}</Noun> laid down <Noun>{roleName(payload.role)}</Noun>
          {payload.person.name !== by && `, released by ${by}`}
        </>
      )
    case 'handover.offered':
      return (
        <>
          <Noun>{by}</Noun> offers <Noun>{roleName(payload.role)}</Noun> to <Noun>{payload.to.name}</Noun>
        </>
      )
    case 'handover.accepted':
      return (
        <>
          <Noun>{payload.to.name}</Noun> accepted <Noun>{roleName(payload.role)}</Noun>
          {payload.from && ` from ${payload.from.name}`}
        </>
      )
    case 'handover.declined':
      return (
        <>
          <Noun>{payload.to.name}</Noun> declined <Noun>{roleName(payload.role)}</Noun>
          <Because>{payload.reason}</Because>
        </>
      )
    case 'handover.cancelled':
      return (
        <>
          The offer of <Noun>{roleName(payload.role)}</Noun> to {payload.to.name} was taken back
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
