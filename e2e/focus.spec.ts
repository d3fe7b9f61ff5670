import { expect, phone, test } from './fixtures.ts'
import { checkout, line, log, openRoom, scriptOf } from './war-room.ts'

test('what closes gives the focus back to what opened it, and one Escape closes it', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const more = page.getByRole('button', { name: 'More', exact: true })
  for (const name of ['Ask for help…', 'Bridge call…', 'Check the log…']) {
    await more.click()
    await page.getByRole('menuitem', { name }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(more).toBeFocused()
  }

  await log(page, '/q Is it only the EU?')
  await line(page, 'Is it only the EU?').focus()
  await page.keyboard.press('a')
  await page.keyboard.type('Yes')
  await page.keyboard.press('Enter')
  await expect(line(page, 'Is it only the EU?')).toBeFocused()

  const search = page.getByRole('button', { name: 'Search this timeline' })
  await search.click()
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()
})

test('[ROLE-3] [STATUS-2] on a phone too a held role is taken with a reason, and a closed incident reopened', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, severity: 'sev3' })
  await script.run(incident, 'take-role', { role: 'commander' })
  const page = await browserFor(ravi, phone)
  await openRoom(page, incident.key)
  await page.getByRole('button', { name: 'Situation' }).click()
  await page.getByRole('button', { name: 'Commander: Ada Osei. Take it over' }).filter({ visible: true }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Ada lost her network')
  await page.getByRole('button', { name: 'Take over', exact: true }).click()
  await page.getByRole('button', { name: 'Timeline' }).click()
  await expect(line(page, 'Ada lost her network')).toBeVisible()

  await script.run(incident, 'change-status', { status: 'resolved' })
  await script.run(incident, 'change-status', { status: 'closed', note: 'A bad deploy.' })
  await expect(page.getByText(/is closed\./)).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).filter({ visible: true }).click()
  await page.getByRole('menuitem', { name: 'Reopen…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('It came back')
  await dialog.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.getByRole('textbox', { name: /^New / })).toBeVisible()
})
