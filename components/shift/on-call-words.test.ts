import { expect, test } from 'vitest'
import { besideText, onCallStateOf } from '@/components/shift/on-call-words'
import type { MyShift, RotaSummary } from '@/lib/domain/on-call/rota-view'

const ada = { id: 'ada', name: 'Ada Osei' }
const ravi = { id: 'ravi', name: 'Ravi Menon' }
const now = Date.parse('2026-11-28T13:00:00Z')

const rota: RotaSummary = {
  id: 'pay',
  key: 'payments',
  name: 'Payments',
  team: null,
  zone: 'UTC',
  hasSecondary: true,
  people: [ada, ravi],
  now: [
    { seat: 'primary', person: ada, since: '', until: '2026-11-29T09:00:00.000Z', next: ravi, isAccepted: false },
    { seat: 'secondary', person: ravi, since: '', until: '2026-11-29T09:00:00.000Z', next: ada, isAccepted: null },
  ],
  nextGap: null,
  isArchived: false,
}
const shift = (seat: MyShift['seat'], person: MyShift['person'], from: string, to: string): MyShift => ({
  seat,
  person,
  from,
  to,
  override: null,
  rota: { id: 'pay', name: 'Payments' },
  with: null,
})
const present = shift('primary', ada, '2026-11-22T09:00:00.000Z', '2026-11-29T09:00:00.000Z')
const past = shift('primary', ada, '2026-11-08T09:00:00.000Z', '2026-11-15T09:00:00.000Z')
const later = shift('secondary', ada, '2026-11-29T09:00:00.000Z', '2026-12-06T09:00:00.000Z')

test('[ONCALL-1] what is over is no shift, what has begun is the present one', () => {
  const state = onCallStateOf([past, present, later], [rota], 'ada', now)
  expect(state.present.map((one) => one.shift)).toEqual([present])
  expect(state.next?.shift).toEqual(later)
  expect(state.waiting).toEqual([])
})

test('a hand-over waits for who comes next, until it is accepted', () => {
  expect(onCallStateOf([], [rota], 'ravi', now).waiting.map(({ seat }) => seat.seat)).toEqual(['primary'])
  const accepted = { ...rota, now: rota.now.map((seat) => ({ ...seat, isAccepted: true })) }
  expect(onCallStateOf([], [accepted], 'ravi', now).waiting).toEqual([])
})

test('gaps are those of my own rotas in use', () => {
  const gap = { seat: 'primary' as const, from: '2026-12-01T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z' }
  const withGap = { ...rota, nextGap: gap }
  expect(onCallStateOf([], [withGap], 'ada', now).gaps).toHaveLength(1)
  expect(onCallStateOf([], [withGap], 'lin', now).gaps).toEqual([])
  expect(onCallStateOf([], [{ ...withGap, isArchived: true }], 'ada', now).gaps).toEqual([])
})

test('who has the other seat is named', () => {
  expect(besideText({ shift: present, rota })).toBe(' Ravi Menon is your secondary.')
  expect(besideText({ shift: later, rota })).toBe(' Ada Osei is primary.')
  expect(besideText({ shift: present, rota: { ...rota, now: rota.now.slice(0, 1) } })).toBe('')
})
