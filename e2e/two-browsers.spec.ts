import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { checkout, expectLive, line, log, openRoom, scriptOf, twoInRoom } from './war-room.ts'

test.use({ serviceWorkers: 'allow' })

test('[RT-4] [ENTRY-1] an entry typed in one browser is painted in the other, once and in order', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const here = await browserFor(ada)
  const there = await browserFor(ravi, phone)
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)
  await expect(here.getByText('2 here')).toBeVisible()

  await log(here, 'EU success is at 77 %')
  await log(there, '/h #8412 shortened the timeout')
  await log(here, '/d Roll back payments-api now')
  for (const page of [here, there]) {
    await expect(line(page, 'EU success is at 77 %')).toHaveCount(1)
    await expect(line(page, '#8412 shortened the timeout')).toContainText('hypothesis')
    await expect(line(page, 'Roll back payments-api now')).toContainText('decision')
  }
  await expect(here.getByText('Live, all saved')).toBeVisible()
  const seqs = await here.getByRole('article').evaluateAll((rows) => rows.map((row) => Number(row.dataset.seq)))
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  await expectAccessible(here)
  await expectAccessible(there)
})

test('[VIEW-2] a double press logs once, and two tabs of one person see one entry', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const page = await browserFor(ada)
  const other = await page.context().newPage()
  await openRoom(page, incident.key)
  await openRoom(other, incident.key)
  await page.getByRole('textbox', { name: /^New / }).fill('Only once')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(line(other, 'Only once')).toHaveCount(1)
  await expect(page.getByText('Live, all saved')).toBeVisible()
  const { events } = await script.get<{ events: { type: string }[] }>(`/api/v1/incidents/${incident.id}/events`)
  expect(events.filter(({ type }) => type === 'note.added')).toHaveLength(1)
})

test('[ROLE-1] command is taken, handed over with a drafted brief, and accepted', async ({ browserFor, server }) => {
  const { here, there } = await twoInRoom({ browserFor, server })

  await here.getByRole('button', { name: 'Take command' }).first().click()
  await expect(line(there, 'Ada took commander')).toBeVisible()
  await here.getByRole('button', { name: 'Hand over' }).click()
  await here.getByRole('menuitem', { name: /Hand over commander/ }).click()
  const dialog = here.getByRole('dialog')
  await expect(dialog.getByLabel('Brief')).toHaveValue(/Checkout is failing for EU customers/)
  await dialog.getByRole('combobox').selectOption({ label: 'Ravi Menon' })
  await dialog.getByRole('button', { name: 'Offer' }).click()

  await there.getByText('The brief').click()
  await expect(there.getByText(/Checkout is failing for EU customers.*SEV2/s).first()).toBeVisible()
  await there.getByRole('button', { name: 'Accept commander' }).click()
  for (const page of [here, there]) await expect(page.getByTitle('Ravi Menon').first()).toBeVisible()
  await expect(there.getByRole('button', { name: 'Hand over' })).toBeVisible()
  await expect(here.getByRole('button', { name: 'Hand over' })).toBeHidden()
})

test('[SEV-1] [SEV-3] severity goes up with one click, and not down without evidence', async ({
  browserFor,
  server,
}) => {
  const { here, there } = await twoInRoom({ browserFor, server }, { ...checkout, kind: 'delivery' })

  await here.getByRole('button', { name: 'Severity SEV2, change it' }).click()
  await here.getByRole('menuitem', { name: /Delivery is prevented/ }).click()
  await expect(there.getByRole('button', { name: 'Severity SEV1, change it' })).toBeVisible()

  await there.getByRole('button', { name: 'Severity SEV1, change it' }).click()
  await there.getByRole('menuitem', { name: /Lower to SEV3/ }).click()
  const dialog = there.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Lower to SEV3' }).click()
  await expect(dialog.getByText(/evidence/i).last()).toBeVisible()
  await expect(dialog).toBeVisible()
  await dialog.getByLabel('Evidence').fill('14 deploys went out since 14:00.')
  await dialog.getByRole('button', { name: 'Lower to SEV3' }).click()
  await expect(here.getByRole('button', { name: 'Severity SEV3, change it' })).toBeVisible()
  await expect(line(here, '14 deploys went out since 14:00.').first()).toBeVisible()
})

test('[STATUS-5] a closed incident refuses what was typed in a stale tab, and keeps the words', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, severity: 'sev3' })
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.getByRole('textbox', { name: /^New / }).fill('Typed before it closed')
  // The tab does not hear of the closing before it sends.
  await page.context().setOffline(true)
  await page.keyboard.press('Enter')
  await script.run(incident, 'change-status', { status: 'resolved' })
  await script.run(incident, 'change-status', { status: 'closed', note: 'It was a drill in all but name.' })
  await page.context().setOffline(false)
  await expect(page.getByRole('region', { name: 'Not logged' })).toContainText('Typed before it closed')
  await expect(page.getByRole('region', { name: 'Not logged' })).toContainText(/closed/i)
})

test('[CMD-6] a dialog that is saved as it was found takes back nothing that others said meanwhile', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const said = { bridgeUrl: 'https://meet.example.org/3am', detectedBy: 'customer' }
  for (const [name, command, input] of [
    ['Bridge call…', 'set-bridge', { url: said.bridgeUrl }],
    ['When it happened…', 'set-detected-by', { by: said.detectedBy }],
  ] as const) {
    const lines = page.locator('article[data-seq]')
    const before = await lines.count()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name }).click()
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Save' })).toBeVisible()
    await script.run(incident, command, input)
    await expect(lines).not.toHaveCount(before)
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await log(page, 'After both')
  await expect(page.getByText('Live, all saved')).toBeVisible()
  expect((await script.get<{ incident: object }>(`/api/v1/incidents/${incident.id}`)).incident).toMatchObject(said)
})

test('[RT-5] [VIEW-3] the server restarts under an open room and nothing is lost', async ({ browserFor, server }) => {
  const { here, there, script, incident } = await twoInRoom({ browserFor, server })
  await log(here, 'Before the crash')
  await expect(line(there, 'Before the crash')).toBeVisible()

  await server.end('SIGKILL')
  await log(here, 'While it was away')
  await expect(
    here
      .getByText(/Reconnecting|Waiting|Offline/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await server.start()
  await expectLive(here)
  await expectLive(there)
  await expect(line(there, 'While it was away')).toHaveCount(1)
  await expect(line(here, 'While it was away')).toHaveCount(1)
  const { ok } = await script.get<{ ok: boolean }>(`/api/v1/incidents/${incident.id}/verify`)
  expect(ok).toBe(true)
})
