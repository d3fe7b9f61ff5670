import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { temporaryFolder } from '@/lib/testing/installation'
import { becomesReady } from './running-server.ts'

const nobody = 'postgresql://postgres@127.0.0.1:1/postgres'
const WITHIN_MS = 100

function aServer() {
  const data = temporaryFolder()
  const say = (status: string) =>
    writeFileSync(join(data, 'postmaster.pid'), ['1', data, '0', '5432', '', '', '', status, ''].join('\n'))
  let isOver = false
  return {
    say,
    end: () => {
      isOver = true
    },
    isReady: () => becomesReady(data, nobody, () => isOver, WITHIN_MS),
  }
}

test('[RUN-4] a server that replays its log is waited for, however long that takes', async () => {
  const { say, end, isReady } = aServer()
  say('starting')
  const ready = isReady()
  expect(await Promise.race([ready, sleep(5 * WITHIN_MS, 'waiting')])).toBe('waiting')
  end()
  expect(await ready).toBe(false)
})

test('[RUN-4] one that neither recovers nor answers is given up', async () => {
  const { say, isReady } = aServer()
  expect(await isReady()).toBe(false)
  say('stopping ')
  expect(await isReady()).toBe(false)
})
