import { randomUUID } from 'node:crypto'
import type { Route } from '@playwright/test'
import { startReceiver } from '@/lib/testing/http-receiver'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { createToken } from './people.ts'
import { unsent } from './unsent.ts'
import { checkout, line, openRoom, scriptOf } from './war-room.ts'

test('[ACTION-1] [ACTION-5] [ACTION-6] a lever’s request is set up, looked at, sent once, and every end of it is seen', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const receiver = await startReceiver()
  const [admin, ravi] = [await newPerson('Ada Osei', 'admin'), await newPerson('Ravi Menon')]
  const token = await createToken(server, admin, 'admin')
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${server.url}/api/v1${path}`, { method, headers, ...sent })
    expect(response.ok, path).toBe(true)
    return response.json()
  }
  const key = `shop-${randomUUID().slice(0, 8)}`
  const { service } = await ask('POST', '/services', { key, name: 'Web shop', description: '', teamId: null })
  await ask('PUT', `/services/${service.id}/levers/roll-back`, { how: 'Push the button' })
  const { version } = await ask('GET', '/settings/action-hosts')
  await ask('PUT', '/settings/action-hosts', { value: [receiver.host], version })

  const page = await browserFor(admin)
  await page.goto(`/services/${key}`)
  await page.getByRole('button', { name: 'Act on Roll back' }).click()
  await page.getByRole('menuitem', { name: 'Have it send a request' }).click()
  await page.getByLabel('Address', { exact: true }).fill(`${receiver.origin}/rollback/{{service.key}}`)
  await page.getByLabel('Wait for an answer, seconds').fill('5')
  await page.getByRole('button', { name: 'Dry run' }).click()
  await expect(page.getByRole('figure')).toContainText(`POST ${receiver.origin}/rollback/${key}`)
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/pictures/lever-action.png' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('textbox', { name: 'Signing secret' })).toHaveValue(/^whsec_/)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('Sends a request', { exact: true })).toBeVisible()
  expect(receiver.received).toHaveLength(0)

  const script = await scriptOf(server, admin)
  const incident = await script.declare({ ...checkout, serviceIds: [service.id] })
  await script.run(incident, 'propose-mitigation', {
    mitigationId: randomUUID(),
    kind: 'roll-back',
    title: 'Roll back the shop',
    serviceId: service.id,
    lever: 'roll-back',
    target: 'build 41',
    checkMinutes: 5,
    reversible: true,
    start: true,
  })
  await openRoom(page, incident.key)
  const other = await browserFor(ravi, phone)
  await openRoom(other, incident.key)

  receiver.answerWith((response) => response.writeHead(500).end('no such build'))
  await page.getByRole('button', { name: 'What would be sent' }).click()
  await expect(page.getByRole('figure')).toContainText('build 41')
  await page.screenshot({ path: 'test-results/pictures/mitigation-action.png' })
  await page.getByRole('button', { name: 'Send request' }).dblclick()
  await expect(page.getByText(/Answered 500/)).toBeVisible()
  await expect(line(other, 'was answered 500, which is a failure')).toBeVisible()
  expect(receiver.received).toHaveLength(1)

  // As from a tab that does not know what came of it: refused, it can be asked again.
  const stale = { again: randomUUID() }
  const outdate = (route: Route) => {
    const { input, ...rest } = route.request().postDataJSON()
    return route.continue({ postData: JSON.stringify({ ...rest, input: { ...input, ...stale } }) })
  }
  await page.route('**/commands/request-action', outdate, { times: 1 })
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(unsent(page, 'Not logged')).toContainText('look at what came of it')

  receiver.answerWith(() => {})
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByText('It is not known whether it arrived')).toBeVisible()
  await expect(line(other, 'not known')).toBeVisible()

  receiver.answerWith((response) => response.end('done'))
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByText(/Answered 200/)).toBeVisible()
  await expect(line(other, 'was answered 200')).toBeVisible()
  expect(receiver.received).toHaveLength(3)
  await expectAccessible(page)
  await receiver.stop()
})
