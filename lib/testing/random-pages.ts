import fc from 'fast-check'
import type { Actor } from '@/lib/domain/actor'
import { type InMemoryIncident, orphan, payments, people, uuid } from '@/lib/testing/in-memory-incident'

const id = fc.uuid()
const reason = fc.constant('It is on fire')
const anyone = fc.integer({ min: 1, max: 7 }).map(uuid)
const serviceId = fc.constantFrom(payments.id, orphan.id)
const ofPage = { pageId: fc.constant(uuid(999)) }
const ofRun = { escalationId: fc.constant(uuid(999)) }

/** For each command about pages its inputs; `aimPaging` points them at what the room holds. */
export const pagingInputs: Record<string, fc.Arbitrary<object>> = {
  'page-person': fc.record({ pageId: id, personId: anyone, reason: fc.option(reason, { nil: undefined }) }),
  'page-service': fc.record({ escalationId: id, serviceId }),
  mobilise: fc.record({ mobilisationId: id }),
  'escalate-now': fc.record(ofRun),
  'acknowledge-escalation': fc.record(ofRun),
  'stop-escalation': fc.record({ ...ofRun, reason }),
  'acknowledge-page': fc.record(ofPage),
  'accept-page': fc.record({ ...ofPage, etaMinutes: fc.integer({ min: 1, max: 720 }) }),
  'decline-page': fc.record({ ...ofPage, reason }),
  'see-page': fc.record(ofPage),
  'start-escalation': fc.record({ escalationId: id, serviceId }),
  'advance-escalation': fc.record({ ...ofRun, lap: fc.constant(0), position: fc.constant(0) }),
  'expire-acknowledgement': fc.record({ ...ofRun, until: fc.constant('2026-03-02T03:12:00.000Z') }),
  'expire-pages': fc.constant({ pageIds: [] }),
  'fail-page': fc.record({ ...ofPage, why: fc.constantFrom('no-method', 'all-failed', 'gone') }),
}

interface Shot {
  actor: Actor
  name: string
  input: object
}

/** Points a command about pages at a page or a run of the room, mostly by whose page it is; null for every other command. */
export function aimPaging({ state }: InMemoryIncident, shot: Shot, pick: number): Shot | null {
  const { pages, escalations } = state.paging
  const page = pages[pick % pages.length]
  const run = escalations[pick % escalations.length]
  switch (shot.name) {
    case 'acknowledge-page':
    case 'accept-page':
    case 'decline-page':
    case 'see-page': {
      const actor = people.find((one) => one.id === page?.person.id) ?? shot.actor
      return page ? { ...shot, actor, input: { ...shot.input, pageId: page.id } } : shot
    }
    case 'fail-page':
      return page ? { ...shot, input: { ...shot.input, pageId: page.id } } : shot
    case 'expire-pages':
      return { ...shot, input: { pageIds: pages.map(({ id }) => id) } }
    case 'escalate-now':
    case 'acknowledge-escalation':
    case 'stop-escalation':
      return run ? { ...shot, input: { ...shot.input, escalationId: run.id } } : shot
    case 'advance-escalation':
      return run ? { ...shot, input: { escalationId: run.id, lap: run.lap, position: run.position } } : shot
    case 'expire-acknowledgement': {
      const until = run?.acknowledgedUntil
      return run && until ? { ...shot, input: { escalationId: run.id, until } } : shot
    }
    default:
      return null
  }
}
