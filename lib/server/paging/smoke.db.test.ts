import { readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest'
import type { Behaviour } from '@/lib/testing/smoke/behaviour'
import { type Smoke, startSmoke } from '@/lib/testing/smoke/harness'

// One database and one installation for all of them: loading the server costs more than any of these takes.
const folder = new URL('../../testing/smoke/behaviours/', import.meta.url)
const files = readdirSync(folder).sort()
const found = await Promise.all(files.map((file) => import(/* @vite-ignore */ new URL(file, folder).pathname)))

let smoke: Smoke
beforeAll(async () => {
  smoke = await startSmoke()
})
afterAll(() => smoke.stop())
beforeEach(() => smoke.begin())
afterEach(() => smoke.end())

describe.each(files.map((file, index) => ({ file, behaviours: Object.values<Behaviour>(found[index]) })))(
  '$file',
  ({ behaviours }) => {
    test.each(behaviours)('$name', ({ play }) => play(smoke))
  },
)
