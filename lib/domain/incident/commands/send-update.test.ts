import { describe, expect, it } from 'vitest'
import { DEFAULT_CHECKLISTS } from '@/lib/domain/incident/checklist'
import { ben, cleo, finn, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const at = (time: string) => `2026-03-02T${time}.000Z`
const update = {
  updateId: uuid(900),
  audience: 'internal',
  subject: 'Still down',
  text: 'We roll back build 4711.',
  nextDueAt: at('03:45:00'),
}

describe('send-update', () => {
  it('[COMM-1] is numbered, kept with its words, and promises the next one', () => {
    const room = new InMemoryIncident()
    expect(room.run(ben, 'send-update', update)).toEqual([{ type: 'update.sent', payload: { ...update, number: 1 } }])
    room.run(cleo, 'send-update', { ...update, updateId: uuid(901), audience: 'customers', nextDueAt: null })
    expect(room.state.updateDueAt).toBeNull()
    expect(room.state.updates).toMatchObject({
      count: 2,
      items: [
        { number: 1, audience: 'internal', subject: 'Still down' },
        { number: 2, audience: 'customers' },
      ],
    })
  })

  it('[COMM-1] sent twice under one id is one update, whoever sends', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'send-update', update)
    expect(room.run(ben, 'send-update', update)).toEqual([])
    expect(room.run(cleo, 'send-update', { ...update, text: 'Something else' })).toEqual([])
    expect(room.state.updates.count).toBe(1)
  })

  it('[COMM-1] reaches the first communication of the first five minutes', () => {
    const room = new InMemoryIncident({ checklists: DEFAULT_CHECKLISTS })
    room.run(ben, 'send-update', update)
    expect(room.state.checklist.find(({ signal }) => signal === 'communication')?.reached).not.toBeNull()
  })

  it('[COMM-1] a subject is one line', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'send-update', { ...update, subject: 'Still\r\nBcc: all@example.org' })
    expect(room.state.updates.items[0]?.subject).toBe('Still Bcc: all@example.org')
  })

  it('[SITU-5] promises nothing in the past, and counts from when it was made', () => {
    const room = new InMemoryIncident()
    const refused = refusalOf(() => room.run(ben, 'send-update', { ...update, nextDueAt: at('03:00:00') }))
    expect(refused).toMatchObject({ rule: 'SITU-5', field: 'input.nextDueAt' })
    room.run(ben, 'send-update', update, { afterMs: 3_600_000, ageMs: 3_000_000 })
    expect(room.state.updateDueAt).toBe(update.nextDueAt)
  })

  it('[STATUS-7] of a resolved incident is the last one, whatever it promised', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'change-status', { status: 'resolved' })
    room.run(ben, 'send-update', update)
    expect(room.state.updateDueAt).toBeNull()
    expect(room.state.updates.count).toBe(1)
  })

  it('[ACCESS-2] [STATUS-5] is for those who respond, and while it is open', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev3' } })
    expect(refusalOf(() => room.run(finn, 'send-update', update)).code).toBe('forbidden')
    room.run(ben, 'change-status', { status: 'resolved' })
    room.run(ben, 'change-status', { status: 'closed', note: 'Over.' })
    expect(refusalOf(() => room.run(ben, 'send-update', update)).rule).toBe('STATUS-5')
  })
})

describe('a new severity', () => {
  it.each([
    ['sev3', 'sev1', null, at('03:42:01')],
    ['sev2', 'sev1', at('04:12:00'), at('03:42:01')],
    ['sev2', 'sev1', at('03:30:00'), at('03:30:00')],
    ['sev1', 'sev2', at('03:42:00'), at('03:42:00')],
    ['sev2', 'sev3', at('04:12:00'), at('04:12:00')],
    ['sev4', 'sev3', null, null],
  ] as const)('[COMM-3] from %s to %s, due %s: then due %s', (from, to, dueAt, then) => {
    const room = new InMemoryIncident({ input: { severity: from } })
    room.state = { ...room.state, updateDueAt: dueAt }
    room.run(ben, 'change-severity', { severity: to })
    expect(room.state.updateDueAt).toBe(then)
  })

  it('[COMM-3] counts when delivery is prevented, and not once it is over', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev3' } })
    room.run(ben, 'set-delivery-prevented', { deliveryPrevented: true })
    expect(room.state.updateDueAt).toBe(at('03:42:01'))
    const over = new InMemoryIncident({ input: { severity: 'sev3' } })
    over.run(ben, 'change-status', { status: 'resolved' })
    over.run(ben, 'change-severity', { severity: 'sev1' })
    expect(over.state.updateDueAt).toBeNull()
  })
})
