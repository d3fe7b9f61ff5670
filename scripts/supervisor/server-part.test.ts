import { expect, onTestFinished, test } from 'vitest'
import { startServerPart } from './server-part.ts'

test('[RUN-5] a server that cannot even be begun counts as ended, and its supervisor lives', async () => {
  const { execPath } = process
  onTestFinished(() => {
    process.execPath = execPath
  })
  process.execPath = '/nowhere/node'
  const part = startServerPart('production', {})
  expect(await part.ended).toEqual({ reason: 'spawn /nowhere/node ENOENT', isFatal: false })
  await part.stop()
})
