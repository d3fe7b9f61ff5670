import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessibility.ts'
import { expect, phone } from './fixtures.ts'
import { test } from './mail-fixtures.ts'
import { checkout, openRoom, scriptOf } from './war-room.ts'

test('[COMM-1] [COMM-7] a responder sends an update; a stakeholder reads it in the room and gets it by mail', async ({
  browserFor,
  newPerson,
  receiver,
  server,
}) => {
  const [ada, olga] = [await newPerson('Ada Osei'), await newPerson('Olga Brandt', 'stakeholder')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const [room, watching] = [await browserFor(ada), await browserFor(olga)]

  await watching.goto('/incidents')
  await watching.getByRole('button', { name: `Get updates of ${incident.key} by mail` }).click()
  await expect(watching.getByRole('button', { name: `No more mail of ${incident.key}` })).toBeVisible()
  await watching.screenshot({ path: test.info().outputPath('list.png') })
  await openRoom(watching, incident.key)
  await openRoom(room, incident.key)

  await room.getByRole('button', { name: /send an update/ }).click()
  await room.getByRole('button', { name: 'Send an update…' }).click()
  const dialog = room.getByRole('dialog', { name: 'Send an update' })
  await dialog.getByRole('radio', { name: 'Executives' }).click()
  await expect(dialog.getByLabel('Subject')).toHaveValue(`SEV2 active: ${incident.title}`)
  await expect(dialog.getByText('1 person by mail.')).toBeVisible()
  await expect(dialog.getByLabel('Text')).toHaveValue(/It is not known yet who is affected/)
  await dialog.getByLabel('Text').fill('Checkout fails in the EU. We roll back the last deploy.')
  await expectAccessible(room)
  await room.screenshot({ path: test.info().outputPath('dialog.png') })

  // What was written is kept, whatever happens to the page.
  await room.reload()
  await openRoom(room, incident.key)
  await room.keyboard.press('o')
  await expect(dialog.getByLabel('Text')).toHaveValue('Checkout fails in the EU. We roll back the last deploy.')
  await dialog.getByRole('button', { name: 'Send update' }).dblclick()
  await expect(dialog).toHaveCount(0)
  await expect(room.getByRole('article').filter({ hasText: 'sent update 1 to executives' })).toBeVisible()

  const told = watching.getByRole('article', { name: 'Update 1' })
  await expect(told.getByText('Checkout fails in the EU. We roll back the last deploy.')).toBeVisible()
  await expect(told.getByText('1 mail sent')).toBeVisible()
  const hers = () => receiver.mails.filter(({ recipient }) => recipient === olga.email)
  await expect.poll(hers).toHaveLength(1)
  const [mail] = hers()
  expect(mail?.text).toContain('We roll back the last deploy.')
  await expectAccessible(watching)
  await watching.screenshot({ path: test.info().outputPath('stakeholder.png') })
  await room.screenshot({ path: test.info().outputPath('room.png') })

  const [, leave = ''] = /(http\S+\/unsubscribe\S+)/.exec(mail?.text ?? '') ?? []
  await room.goto(leave)
  await expect(room.getByRole('button', { name: 'Stop the mail' })).toBeVisible()
  await watching.goto(leave)
  await expect(watching.getByRole('heading', { name: 'No more mail of this incident', exact: true })).toBeVisible()
  await expectAccessible(watching)
  await watching.screenshot({ path: test.info().outputPath('unsubscribed.png') })
})

test('[COMM-2] an overdue update shows on a phone, and is sent from there without a network at first', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const room = await browserFor(ada, { ...phone, colorScheme: 'dark' })
  await openRoom(room, incident.key)
  const dueAt = new Date(Date.now() + 6_000).toISOString()
  await script.run(incident, 'set-update-due', { dueAt })
  await expect(room.getByText('update overdue')).toBeVisible()
  await room.screenshot({ path: test.info().outputPath('overdue.png') })

  await room.getByRole('button', { name: /send an update/ }).click()
  await room.getByRole('button', { name: 'Send an update…' }).click()
  const dialog = room.getByRole('dialog', { name: 'Send an update' })
  await expect(dialog.getByText('Mailed to nobody: nobody has subscribed yet.')).toBeVisible()
  await expectAccessible(room)
  await room.screenshot({ path: test.info().outputPath('phone-dialog.png') })
  await room.context().setOffline(true)
  await dialog.getByRole('button', { name: 'Send update' }).click()
  await expect(room.getByText('next update due')).toBeVisible()
  await room.context().setOffline(false)
  const sent = async () =>
    (await script.get<{ updates: unknown[] }>(`/api/v1/incidents/${incident.id}/updates`)).updates
  await expect.poll(async () => (await sent()).length).toBe(1)
})

test('[COMM-6] [COMM-13] an admin edits templates and sends a test mail', async ({
  browserFor,
  newPerson,
  receiver,
}) => {
  const olga = await newPerson('Olga Brandt', 'admin')
  const page = await browserFor(olga)
  await page.goto('/settings/mail')
  await page.getByRole('button', { name: 'Send a test mail to myself' }).click()
  await expect(page.getByText(`The mail server took it for ${olga.email}.`)).toBeVisible()
  expect(receiver.mails.map(({ recipient }) => recipient)).toContain(olga.email)
  await page.getByRole('radio', { name: 'Customers' }).click()
  await page.getByLabel('Text').fill(`{{title}} ${randomUUID()}`)
  await page.getByRole('button', { name: 'Save templates' }).click()
  await expect(page.getByText(/has \{\{title\}\}, which may name people or services to customers/)).toBeVisible()
  await expectAccessible(page)
  await page.getByText('What can be filled in').click()
  await page.screenshot({ path: test.info().outputPath('settings.png'), fullPage: true })
  await page.getByRole('button', { name: 'Back to the original for customers' }).click()
  await page.getByRole('button', { name: 'Save templates' }).click()
  await expect(page.getByText('Templates saved').first()).toBeVisible()
})
