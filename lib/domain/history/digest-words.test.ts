import { describe, expect, it } from 'vitest'
import type { Digest, Happened } from './digest'
import { digestSubject, digestText } from './digest-words'

const quiet: Digest = {
  week: '2026-W47',
  zone: 'UTC',
  from: '2026-11-16T00:00:00.000Z',
  to: '2026-11-23T00:00:00.000Z',
  previous: '2026-W46',
  next: null,
  happened: [],
  happenedCount: 0,
  due: { reviews: [], preventions: [], crutches: [] },
  learned: { reviews: [], paid: [], drills: [] },
}

const happened = (given: Partial<Happened> = {}): Happened => ({
  key: 'INC-7',
  title: 'Zahlungen fallen aus 🚑',
  severity: 'sev1',
  kind: 'production',
  status: 'closed',
  outcome: null,
  isPrivate: false,
  declaredAt: '2026-11-17T03:12:00.000Z',
  mitigateMs: 12 * 60_000,
  ...given,
})

const due = { key: 'INC-7', title: 'Canary', dueAt: '2026-11-20', isOverdue: true, isMine: true }

describe('[DIGEST-1] the text of a digest', () => {
  it('tells what happened, what is due and what was learned', () => {
    const digest: Digest = {
      ...quiet,
      happened: [
        happened(),
        happened({ key: 'INC-8', severity: 'sev3', mitigateMs: null, isPrivate: true }),
        happened({ key: 'INC-9', status: 'active', title: 'x'.repeat(300) }),
        happened({ key: 'INC-10', outcome: 'withdrawn' }),
      ],
      happenedCount: 6,
      due: {
        reviews: [
          { ...due, title: 'Payments stop', dueAt: '2026-11-25T03:00:00.000Z', isOverdue: false, isMine: false },
        ],
        preventions: [due],
        crutches: [],
      },
      learned: {
        reviews: [{ incident: happened(), says: 'A timeout was shorter than the bank.' }],
        paid: [{ title: 'Watch the ledger', key: 'INC-3' }],
        drills: [],
      },
    }
    expect(digestSubject(digest)).toBe('Week 47: 6 incidents, 2 things due')
    expect(digestText(digest, '2026-11-23')).toBe(
      [
        'Week 47, 16 Nov to 22 Nov 2026',
        '',
        'What happened',
        '- SEV1 INC-7 Zahlungen fallen aus 🚑 – mitigated after 12 min',
        '- SEV3 INC-8 Zahlungen fallen aus 🚑 – mitigated after – (private)',
        `- SEV1 INC-9 ${'x'.repeat(119)}… – still active`,
        '- SEV1 INC-10 Zahlungen fallen aus 🚑 – withdrawn',
        '- and 2 more',
        '',
        'Reviews due',
        '- Payments stop (INC-7) – due on 25 Nov',
        '',
        'Preventions due',
        '- Canary (INC-7) – overdue since 20 Nov, yours',
        '',
        'Reviews published',
        '- SEV1 INC-7 Zahlungen fallen aus 🚑 – A timeout was shorter than the bank.',
        '',
        'Preventions paid',
        '- Watch the ledger (INC-3)',
        '',
        'Figures cover the incidents you may see.',
      ].join('\n'),
    )
  })

  it('says that a week was quiet, and that nothing happened while something is due', () => {
    expect(digestText(quiet, '2026-11-23')).toContain('A quiet week')
    const waiting = { ...quiet, due: { reviews: [], preventions: [due], crutches: [] } }
    expect(digestText(waiting, '2026-11-23')).toContain('- Nothing: no incident was declared.')
    expect(digestSubject(waiting)).toBe('Week 47: 0 incidents, 1 thing due')
  })
})
