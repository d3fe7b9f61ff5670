import { expect, test } from 'vitest'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { createReadBack, type ReadBackState } from './read-back'

const rowsOf = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => ({ seq: from + index }) as TimelineRow)
const isSeq = (seq: number) => (row: TimelineRow) => row.seq === seq

/** A room that shows lines 900 to 999, and a network that answers when the test says so. */
function room() {
  let timeline = rowsOf(900, 1000)
  const asked: { before: number; limit: number; answer: (works?: boolean) => void }[] = []
  const state: ReadBackState = { isLoading: false, hasFailed: false }
  const view = () => ({ timeline }) as never
  const readBack = createReadBack({
    store: {
      getConfirmed: view,
      getView: view,
      async pageIn(read) {
        timeline = [...(await read(timeline[0]?.seq ?? 1)), ...timeline]
      },
    },
    readRows: (before, limit) =>
      new Promise((resolve, reject) => {
        const answer = (works = true) =>
          works ? resolve(rowsOf(Math.max(1, before - limit), before)) : reject(new Error('No network'))
        asked.push({ before, limit, answer })
      }),
    onState: (changes) => void Object.assign(state, changes),
  })
  const answerNext = async (works?: boolean) => {
    await expect.poll(() => asked.length).toBeGreaterThan(0)
    asked.shift()?.answer(works)
  }
  return { readBack, asked, state, answerNext }
}

test('a line is looked for after the page that is being read, and not given up before', async () => {
  const { readBack, asked, answerNext } = room()
  readBack.loadOlder()
  readBack.loadOlder()
  const [far, near] = [readBack.loadUntil(isSeq(10)), readBack.loadUntil(isSeq(750))]
  expect(asked.map(({ before }) => before)).toEqual([900])
  await answerNext()
  await answerNext()
  await answerNext()
  expect(await Promise.all([far, near])).toEqual(['found', 'found'])
  expect(asked).toEqual([])
})

test('what could not be read is told apart from what is not there', async () => {
  const { readBack, state, answerNext } = room()
  const failed = readBack.loadUntil(isSeq(10))
  await answerNext(false)
  expect(await failed).toBe('failed')
  expect(state).toEqual({ isLoading: false, hasFailed: true })
  const none = readBack.loadUntil(isSeq(5000))
  await answerNext()
  await answerNext()
  expect(await none).toBe('none')
  expect(state).toEqual({ isLoading: false, hasFailed: false })
})
