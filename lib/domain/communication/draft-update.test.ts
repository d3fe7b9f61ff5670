import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { audienceSchema } from '@/lib/domain/incident/procedure-payloads'
import type { IncidentState } from '@/lib/domain/incident/state'
import { severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { ben, InMemoryIncident, payments } from '@/lib/testing/in-memory-incident'
import { draftUpdate } from './draft-update'
import { namesIn, placeholders } from './placeholders'
import { DEFAULT_UPDATE_TEMPLATES, updateTemplatesSchema } from './update-templates'

const NOW = '2026-03-02T03:40:00.000Z'
const DUE = '2026-03-02T04:10:00.000Z'

const by = { kind: 'person' as const, id: ben.id, name: ben.name }

const radius: IncidentState['radius'] = {
  revision: 1,
  affected: { kind: 'share', percent: 23 },
  who: 'EU checkouts',
  regions: ['eu-west', 'eu-north'],
  since: null,
  trend: 'growing',
  confidence: 'likely',
  source: 'dashboard',
  services: [],
  by,
  at: NOW,
  seq: 5,
  grewAt: NOW,
}

const rollBack: IncidentState['mitigations'][number] = {
  id: 'm1',
  kind: 'roll-back',
  title: 'Roll back Payments to build 4710',
  state: 'watching',
  service: { id: payments.id, name: payments.name },
  target: 'build 4710',
  lever: 'roll-back',
  owner: { id: ben.id, name: ben.name },
  why: 'the deploy of 03:05',
  expected: 'errors fall',
  checkMinutes: 5,
  checkAt: NOW,
  reversible: true,
  change: null,
  proposedAt: NOW,
  startedAt: NOW,
  watchingSince: NOW,
  endedAt: null,
  endedBy: null,
  evidence: null,
  note: null,
  asked: { owner: null, commander: null },
  crutch: null,
  action: null,
}

const fresh = (): IncidentState => new InMemoryIncident({ input: { occurredAt: '2026-03-02T03:00:00.000Z' } }).state

const known = (): IncidentState => ({
  ...fresh(),
  services: [payments],
  radius,
  mitigations: [rollBack],
  roles: { ...fresh().roles, commander: { id: ben.id, name: ben.name, since: NOW, absentSince: null } },
})

describe('[COMM-4] a draft', () => {
  test.each([
    [
      'internal',
      known(),
      'SEV2 active: Checkout fails',
      `Affected: 23 % of EU checkouts, in eu-west and eu-north, and it is growing. This is likely, not certain.
Services: Payments
Began: 03:00 UTC

What was done:
- Roll back Payments to build 4710 (Ben): done, and its effect is being watched

In command: Ben
Next update: by 04:10 UTC`,
    ],
    [
      'internal',
      fresh(),
      'SEV2 active: Checkout fails',
      `It is not known yet who is affected, or how many.
Services: none named yet
Began: 03:00 UTC

What was done:
Nothing has been tried yet; the cause is being looked for.

In command: nobody yet
Next update: by 04:10 UTC`,
    ],
    [
      'executives',
      known(),
      'SEV2 active: Checkout fails',
      `Checkout fails

Affected: 23 % of EU checkouts, in eu-west and eu-north, and it is growing. This is likely, not certain.
Began: 03:00 UTC
Status: active

What is being done: Rolling back a change: done, and its effect is being watched.

Next update: by 04:10 UTC`,
    ],
    [
      'customers',
      known(),
      'We are looking into a problem',
      `We know of a problem, and a countermeasure is under way.

Began: 03:00 UTC
Next update: by 04:10 UTC

We are sorry for the trouble this causes.`,
    ],
  ] as const)('for %s is filled from what the log knows', (audience, incident, subject, text) => {
    expect(draftUpdate(incident, audience, { now: NOW, nextDueAt: DUE })).toEqual({ subject, text })
  })

  test('says that a number, a start and a next time are not known', () => {
    const incident: IncidentState = {
      ...known(),
      radius: { ...radius, affected: { kind: 'unknown' }, trend: 'unknown', confidence: 'certain', regions: [] },
      instants: { ...fresh().instants, impactStartedAt: null },
    }
    const { text } = draftUpdate(incident, 'internal', { now: NOW, nextDueAt: null })
    expect(text).toContain('Affected: EU checkouts; how many is not known yet.\n')
    expect(text).toContain('Began: not known yet')
    expect(text).toContain('Next update: as soon as there is news')
  })

  test('names the day of an instant that is not of today, and promises nothing once it is over', () => {
    const incident: IncidentState = { ...known(), status: 'resolved' }
    const { text } = draftUpdate(incident, 'customers', { now: '2026-03-04T00:10:00.000Z', nextDueAt: null })
    expect(text).toContain('The problem is over.')
    expect(text).toContain('Began: 03:00 UTC on 2 March')
    expect(text).toContain('Next update: none; this is the last one')
  })

  test('[COMM-10] of a drill says so first of all, to everybody', () => {
    const drill = { drillId: 'd', scenario: { key: 'x', title: 'X' }, state: 'running' as const }
    for (const audience of audienceSchema.options) {
      const { subject, text } = draftUpdate({ ...known(), drill }, audience, { now: NOW, nextDueAt: null })
      expect(subject).toMatch(/^\[DRILL\] /)
      expect(text).toMatch(/^This is a drill\. Nothing is broken\.\n/)
    }
  })

  test('does not read what it fills in for placeholders again', () => {
    const incident: IncidentState = { ...known(), title: 'Broken {{commander}} page' }
    expect(draftUpdate(incident, 'internal', { now: NOW, nextDueAt: null }).subject).toContain('{{commander}}')
  })
})

test('[COMM-5] what customers read holds nobody and nothing from inside, whatever the incident is', () => {
  const inside = fc.stringMatching(/^[a-z]{3}$/).map((letters) => `zq${letters}qz`)
  const publicNames = Object.entries(placeholders).flatMap(([name, { isPublic }]) => (isPublic ? [`{{${name}}}`] : []))
  fc.assert(
    fc.property(
      inside,
      fc.constantFrom(...statusSchema.options),
      fc.constantFrom(...severitySchema.options),
      fc.array(fc.constantFrom(...Object.values(['in-progress', 'proposed', 'worked'] as const)), { maxLength: 3 }),
      fc.subarray(publicNames, { minLength: 1 }),
      (name, status, severity, states, used) => {
        const person = { id: ben.id, name }
        const incident: IncidentState = {
          ...known(),
          title: `${name} is down`,
          key: `INC-${name}`,
          status,
          severity,
          services: [{ ...payments, name, key: name }],
          radius: { ...radius, who: name, regions: [name], source: name, services: [{ id: payments.id, name }] },
          roles: { ...fresh().roles, commander: { ...person, since: NOW, absentSince: null } },
          mitigations: states.map((state) => ({ ...rollBack, state, title: name, owner: person, target: name })),
        }
        const written = { subject: used.join(' '), text: used.join('\n') }
        const templates = updateTemplatesSchema.parse({ ...DEFAULT_UPDATE_TEMPLATES, customers: written })
        for (const each of [DEFAULT_UPDATE_TEMPLATES, templates]) {
          const draft = draftUpdate(incident, 'customers', { now: NOW, nextDueAt: DUE, templates: each })
          expect(JSON.stringify(draft)).not.toContain(name)
        }
      },
    ),
  )
})

describe('[COMM-6] templates', () => {
  test.each([
    ['internal', 'text', '{{ root-cause }}', 'has {{root-cause}}, which is no placeholder'],
    ['internal', 'subject', '{{}}', 'has {{}}, which is no placeholder'],
    ['customers', 'text', '{{title}}', 'has {{title}}, which may name people or services to customers'],
  ] as const)('for %s refuse in %s: %s', (audience, field, template, message) => {
    const given = {
      ...DEFAULT_UPDATE_TEMPLATES,
      [audience]: { ...DEFAULT_UPDATE_TEMPLATES[audience], [field]: template },
    }
    const [issue] = updateTemplatesSchema.safeParse(given).error?.issues ?? []
    expect(issue).toMatchObject({ path: [audience, field], message })
  })

  test('as they come use only what there is', () => {
    expect(updateTemplatesSchema.safeParse(DEFAULT_UPDATE_TEMPLATES).success).toBe(true)
    expect(namesIn(DEFAULT_UPDATE_TEMPLATES.internal.text)).toContain('mitigations')
  })
})
