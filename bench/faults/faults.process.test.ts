import { expect, test } from 'vitest'
import { killDocuments } from './kill-documents.ts'
import { killServer } from './kill-server.ts'
import { rollingRestart } from './rolling-restart.ts'

const nothingWrong = {
  lost: 0,
  doubled: 0,
  gaps: 0,
  'out of order': 0,
  'broken logs': 0,
  'differences of a rebuild': 0,
  refused: 0,
}

test('[RUN-5] [LOG-1] [CMD-4] three kills under sixteen writers lose, double and reorder nothing', async () => {
  const { figures } = await killServer({ times: 3 })
  expect(figures).toMatchObject({ ...nothingWrong, kills: 3, 'watchers behind at the end': 0 })
  expect(figures.acknowledged).toBeGreaterThan(100)
})

test('[RUN-6] [LOG-1] two servers are restarted in turn under sixteen writers, and refuse nobody', async () => {
  const { figures } = await rollingRestart({ times: 1 })
  expect(figures).toMatchObject({ ...nothingWrong, restarts: 2 })
  expect(figures.acknowledged).toBeGreaterThan(100)
})

test('[COLLAB-2] a kill under eight people who type in one document lose nothing acknowledged', async () => {
  const { figures } = await killDocuments({ times: 1 })
  expect(figures).toMatchObject({
    lost: 0,
    doubled: 0,
    'out of order': 0,
    'replicas that differ': 0,
    refused: 0,
    'differences of a rebuild': 0,
  })
  expect(figures['acknowledged edits']).toBeGreaterThan(100)
})
