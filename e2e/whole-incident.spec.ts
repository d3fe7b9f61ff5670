import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { createPerson, createToken } from './people.ts'
import type { TestServer } from './server.ts'
import { line, openRoom } from './war-room.ts'

/** A service whose last deploy can be rolled back, and the address that its deploys and alerts are told to. */
async function paymentsOf(server: TestServer) {
  const token = await createToken(server, await createPerson(server, 'Catalogue Keeper', 'admin'))
  const key = `payments-${randomUUID().slice(0, 6)}`
  const send = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    expect(answer.ok, await answer.clone().text()).toBe(true)
    return answer.json()
  }
  const { service } = await send('POST', '/services', { key, name: 'Payments API', tier: 1 })
  const lever = { how: 'deployctl rollback payments-api', expectedMinutes: 5 }
  await send('PUT', `/services/${service.id}/levers/roll-back`, lever)
  const operands = ['--kind', 'events', '--name', 'Deploys and alerts', '--service', key]
  const url = await server.operate('create-integration', operands)
  const tell = async (event: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(event) })
    expect(answer.ok, await answer.text()).toBe(true)
  }
  return { tell }
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

test('[PROC-1] [MIT-4] [CHANGE-6] [RADIUS-1] from an alert to mitigated through a lever, from a desk and from a phone', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const { tell } = await paymentsOf(server)
  const deploy = { kind: 'change', status: 'succeeded', author: 'Noor Haddad' }
  await tell({ ...deploy, dedupKey: '8409', title: 'payments-api 8409', version: '8409', occurredAt: minutesAgo(3000) })
  await tell({ ...deploy, dedupKey: '8412', title: 'payments-api 8412', version: '8412', occurredAt: minutesAgo(22) })
  const title = `EU checkout success below 80 % ${randomUUID().slice(0, 4)}`
  const alert = { kind: 'alert', dedupKey: 'slo', title, severity: 'critical' }
  const desk = await browserFor(await newPerson('Ada Osei'))
  const hand = await browserFor(await newPerson('Ravi Menon'), phone)
  await tell({ ...alert, status: 'firing', occurredAt: minutesAgo(2) })

  // The alert opens the incident, and both find it where they look first.
  await hand.goto('/')
  const card = hand.getByRole('link', { name: new RegExp(title) }).first()
  await expect(async () => {
    await hand.reload()
    await expect(card).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 60_000 })
  const key = (await card.getAttribute('href'))?.split('/').at(-1) ?? ''
  await openRoom(hand, key)
  await openRoom(desk, key)
  const procedure = desk.getByRole('complementary', { name: 'Procedure' })
  const situation = desk.getByRole('complementary', { name: 'Situation' })

  // The desk: it is real, somebody coordinates, and who is hit is stated.
  await procedure.getByRole('button', { name: 'Confirm it is real' }).click()
  await desk.getByRole('textbox', { name: 'Who saw it, and how' }).fill('My own card is declined')
  await desk.getByRole('button', { name: 'It is real' }).click()
  // Its form is gone, and with it the field in which a key is a letter.
  await expect(desk.getByRole('textbox', { name: 'Who saw it, and how' })).toHaveCount(0)
  await desk.keyboard.press('t')
  await expect(line(hand, 'Who coordinates? answered by Ada')).toBeVisible()
  await situation.getByRole('button', { name: /the blast radius$/ }).click()
  const radius = desk.getByRole('dialog')
  await radius.getByLabel('Per cent', { exact: true }).last().fill('23')
  await radius.getByLabel('Of whom or what').fill('EU checkouts')
  await radius.getByRole('radio', { name: 'growing' }).click()
  await radius
    .getByRole('button', { name: 'Revise' })
    .or(radius.getByRole('button', { name: 'State it' }))
    .click()
  await expect(situation).toContainText('23 %')

  // The phone: the last deploy is the first suspect, and its lever is two taps away.
  await hand.getByRole('button', { name: /^Situation/ }).click()
  await expect(hand.getByRole('listitem').filter({ hasText: 'payments-api 8412' })).toContainText('same service')
  await hand.getByRole('button', { name: /^Act\b/ }).click()
  await expect(hand.getByText('3 of 6')).toBeVisible()
  await expectAccessible(hand)
  await hand.getByRole('button', { name: 'Pull roll back' }).click()
  const pull = hand.getByRole('dialog')
  await expect(pull.getByLabel('What exactly')).toHaveValue(/8409/)
  await pull.getByRole('button', { name: /^Start/ }).click()
  await expect(line(desk, /started .*8409/)).toBeVisible()
  await expect(procedure.getByText('4 of 6')).toBeVisible()
  await expect(procedure.getByRole('heading', { name: 'Diagnosis' })).toBeVisible()

  // It is done, watched, and judged by the desk.
  await hand.getByRole('button', { name: /^Situation/ }).click()
  await hand.getByRole('button', { name: 'Done, watch it' }).click()
  const ledger = desk.locator('[data-section="Mitigations"]')
  await ledger.getByRole('group', { name: 'Did it work?' }).getByRole('button', { name: 'Worked' }).click()
  const verdict = desk.getByRole('form', { name: /^Worked/ })
  await verdict.getByLabel(/^What shows it/).fill('EU success is back at 98.6 %')
  await verdict.getByRole('button', { name: 'Worked' }).click()
  await tell({ ...alert, status: 'resolved' })
  await ledger.getByRole('button', { name: 'Set mitigated' }).click()
  const status = desk.getByRole('dialog')
  await status.getByRole('textbox').fill('Back on 8409')
  await status.getByRole('button', { name: /mitigated/i }).click()
  await expect(hand.getByText('Mitigated', { exact: true }).first()).toBeVisible()
  // While a dialog is open, keys are its own.
  await expect(status).toHaveCount(0)

  // Everybody waiting is told, and "catch me up" says it all.
  await desk.keyboard.press('o')
  const update = desk.getByRole('dialog', { name: 'Send an update' })
  await expect(update.getByLabel('Text')).toHaveValue(/23 %/)
  await update.getByRole('button', { name: 'Send update' }).click()
  await hand.getByRole('button', { name: /^Timeline/ }).click()
  await expect(line(hand, 'sent update 1')).toBeVisible()
  const state = await (await hand.request.get(`${server.url}/api/v1/incidents/${key}/catch-up`)).json()
  expect(JSON.stringify(state)).toMatch(/Mitigated.*23 % of EU checkouts.*8409.* worked/)
  await expectAccessible(desk)
})
