import { expect, test } from 'vitest'
import { problemAt } from '@/components/on-call/editor/editor-problems'
import {
  beginOf,
  draftOf,
  emptyDraft,
  isSameRotation,
  nameProblems,
  rotationOf,
} from '@/components/on-call/editor/rota-draft'
import { moved } from '@/components/ui/moved'
import type { Rotation } from '@/lib/domain/on-call/rota'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

const now = Date.parse('2026-11-28T13:00:00Z')
const ada = '0198c2c0-7c1e-7a10-8e2b-0f1e2d3c4b5a'
const rotation: Rotation = {
  zone: 'Europe/Berlin',
  hasSecondary: true,
  layers: [
    {
      name: 'Weekly',
      participantIds: [ada],
      startsOn: '2026-11-23',
      handoverAt: '09:00',
      turn: { count: 1, unit: 'weeks' },
      windows: [],
    },
  ],
}
const rota: RotaDetail = {
  id: 'r',
  key: 'payments',
  name: 'Payments',
  team: null,
  zone: 'Europe/Berlin',
  hasSecondary: true,
  people: [],
  now: [],
  nextGap: null,
  isArchived: false,
  version: 3,
  rotation,
  planned: null,
  isEditable: true,
  problems: [],
  requests: [],
  changes: [],
}

test('a rota that is opened and not touched is the same rotation', () => {
  const { rotation: typed } = rotationOf(draftOf(rota, now))
  expect(typed && isSameRotation(typed, rotation)).toBe(true)
})

test('a rotation is compared by what is in it, not by the order of its keys', () => {
  const { zone, hasSecondary, layers } = rotation
  expect(isSameRotation({ layers, zone, hasSecondary }, rotation)).toBe(true)
  expect(isSameRotation({ layers, zone, hasSecondary: false }, rotation)).toBe(false)
})

test('what is planned is what is edited', () => {
  const planned = { from: '2026-12-07T08:00:00.000Z', rotation: { ...rotation, zone: 'UTC' } }
  expect(draftOf({ ...rota, planned }, now)).toMatchObject({ zone: 'UTC', isLater: true, from: planned.from })
  const change = { number: 1, from: planned.from, by: { id: ada, name: 'Ada' }, at: planned.from }
  expect(draftOf({ ...rota, changes: [change] }, now)).toMatchObject({ isLater: true, from: planned.from })
  expect(draftOf(rota, now)).toMatchObject({ isLater: false, from: null })
})

test('[ONCALL-6] what is wrong is named by its field', () => {
  const draft = emptyDraft(now, 'Europe/Berlin')
  const [layer] = draft.layers
  const wrong = { ...draft, zone: 'Nowhere', layers: layer ? [{ ...layer, count: 'two', handoverAt: '' }] : [] }
  const { problems } = rotationOf(wrong)
  expect(problemAt(problems ?? {}, 'rotation.zone')).toBe('The time zone is not a time zone like Europe/Berlin.')
  expect(problemAt(problems ?? {}, 'rotation.layers.0.participantIds')).toBe('The layer has nobody.')
  expect(problemAt(problems ?? {}, 'rotation.layers.0.handoverAt')).toBe('The time is not a time like 08:30.')
  expect(problemAt(problems ?? {}, 'rotation.layers.0.turn')).toBeDefined()
  expect(problemAt(problems ?? {}, 'rotation.layers.0.name')).toBeUndefined()
})

test('when it begins is said, or is missing', () => {
  const draft = emptyDraft(now, 'UTC')
  expect(beginOf(draft)).toEqual({})
  expect(beginOf({ ...draft, isLater: true })).toEqual({ problem: 'is missing' })
  expect(beginOf({ ...draft, isLater: true, from: 'x' })).toEqual({ from: 'x' })
})

test('an item is moved, and those between close up', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c'])
})

test('a name is needed, and a key that can be one', () => {
  const draft = emptyDraft(now, 'UTC')
  expect(nameProblems(draft)).toEqual({ name: 'is empty' })
  expect(nameProblems({ ...draft, name: 'Payments' })).toEqual({})
  expect(Object.keys(nameProblems({ ...draft, name: '日本' }))).toEqual(['key'])
  expect(Object.keys(nameProblems({ ...draft, name: 'Payments', key: 'Pay ments' }))).toEqual(['key'])
})
