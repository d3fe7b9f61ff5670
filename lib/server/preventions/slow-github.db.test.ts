import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { changeSetting } from '@/lib/server/organisation-settings'
import { githubIssues } from '@/lib/server/preventions/github-issues'
import { anAdmin } from '@/lib/testing/factories'
import { startReceiver } from '@/lib/testing/http-receiver'

/** The database ends a transaction that waits longer for who holds it. */
const ENDED_AFTER_MS = 10_000

test('[ISSUE-1] a search of several slow calls is over before the database gives up its timer', async () => {
  const slow = await startReceiver(async (response, { path }) => {
    await sleep(3_000)
    const page = Number(new URL(path, 'http://stand.in').searchParams.get('page'))
    const issues = Array.from({ length: 20 }, (_, index) => ({
      number: page * 20 + index,
      html_url: 'https://github.example/acme/checkout/issues/1',
      state: 'open',
      body: 'Another one',
    }))
    response.end(JSON.stringify(issues))
  })
  onTestFinished(() => slow.stop())
  await changeSetting(await anAdmin(), 'action-hosts', [slow.host])
  const github = githubIssues({ apiUrl: slow.origin, repository: 'acme/checkout', token: 'token' })
  const startedAt = performance.now()
  await expect(github.find('the mark', new Date())).rejects.toMatchObject({ kind: 'later' })
  expect(performance.now() - startedAt).toBeLessThan(ENDED_AFTER_MS)
  expect(slow.received).toHaveLength(3)
})
