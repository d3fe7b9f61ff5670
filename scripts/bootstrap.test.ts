import { expect, test } from 'vitest'
import { isTooOld } from './bootstrap.mjs'

test('[RUN-1] a Node before 20.19 is refused before anything is installed', () => {
  expect(['v18.20.4', 'v20.18.9'].map(isTooOld)).toEqual([true, true])
  expect(['v20.19.0', 'v22.1.0', 'v24.21.0'].map(isTooOld)).toEqual([false, false, false])
})
