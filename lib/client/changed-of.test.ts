import { describe, expect, it } from 'vitest'
import { changedOf } from './changed-of'

describe('what differs of a record', () => {
  it('is what was changed, and no more', () => {
    const before = {
      name: 'Payments API',
      teamId: null as string | null,
      links: [{ title: 'Runbook' }],
      skills: ['sql'],
    }
    expect(changedOf(before, { ...before, links: [{ title: 'Runbook' }] })).toEqual({})
    expect(changedOf(before, { ...before, teamId: 'a', links: [] })).toEqual({ teamId: 'a', links: [] })
    expect(changedOf({ ...before, teamId: 'a' }, before)).toEqual({ teamId: null })
  })
})
