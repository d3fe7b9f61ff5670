import { expectAccessible } from './accessibility.ts'
import { desktop, expect, phone, test } from './fixtures.ts'
import { expectLive, line, log, scriptOf } from './war-room.ts'

test('[CMD-4] [CMD-10] from a key press to the room: declared once, however often the button is pressed', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const page = await browserFor(ada)
  await page.goto('/')
  const title = `Checkout fails ${Date.now()}`
  await expect(page.getByRole('button', { name: /Declare incident/ })).toBeVisible()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' })
  await dialog.getByRole('button', { name: /^Declare SEV/ }).click()
  await expect(
    dialog
      .getByRole('alert')
      .or(dialog.getByText(/empty|wrong\?/i))
      .first(),
  ).toBeVisible()
  await dialog.getByLabel('What is wrong?').fill(title)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Declare SEV/ }).dblclick()
  await expect(page).toHaveURL(/\/incidents\/INC-\d+$/)
  await expectLive(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  const script = await scriptOf(server, ada)
  const { incidents } = await script.get<{ incidents: unknown[] }>(`/api/v1/incidents?q=${encodeURIComponent(title)}`)
  expect(incidents).toHaveLength(1)
})

test('the panic entry on a phone leads to a room with a composer at the thumb', async ({ browserFor, newPerson }) => {
  const page = await browserFor(await newPerson('Ada Osei'), phone)
  await page.goto('/now')
  await expectAccessible(page)
  await page.getByRole('textbox').first().fill('Nothing loads')
  await page
    .getByRole('button', { name: /Declare/ })
    .last()
    .click()
  await expect(page).toHaveURL(/\/incidents\/INC-\d+$/)
  await expectLive(page)
  await log(page, '/q Is it only me?')
  await expect(line(page, 'Is it only me?')).toContainText('question')
  const composer = await page.getByRole('textbox', { name: /^New / }).boundingBox()
  expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeGreaterThan(760)
})

test('[OUTBOX-8] declared while the server is away: the page says so, and pressing again declares once', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const page = await browserFor(ada, phone)
  await page.goto('/now')
  const title = `Nothing answers ${Date.now()}`
  await page.getByLabel('What is wrong?').fill(title)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: /^Declare SEV/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The server did not answer.' })).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: /^Declare SEV/ }).click()
  await expect(page).toHaveURL(/\/incidents\/INC-\d+$/)
  const script = await scriptOf(server, ada)
  const { incidents } = await script.get<{ incidents: unknown[] }>(`/api/v1/incidents?q=${encodeURIComponent(title)}`)
  expect(incidents).toHaveLength(1)
})

test('[CMD-4] who closes the dialog while it declares is led to the room all the same, and finds no draft left', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  const { promise: isClosed, resolve: goOn } = Promise.withResolvers<void>()
  await page.route('**/api/v1/incidents', async (route) => {
    await isClosed
    await route.continue()
  })
  await page.goto('/incidents')
  await expect(page.getByRole('button', { name: /Declare incident/ })).toBeVisible()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' })
  await dialog.getByLabel('What is wrong?').fill('Checkout fails')
  await dialog.getByRole('button', { name: /^Declare SEV/ }).click()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  goOn()
  await expect(page).toHaveURL(/\/incidents\/INC-\d+$/)
  await page.goto('/now')
  await expect(page.getByLabel('What is wrong?')).toHaveValue('')
})

test('[CMD-13] [VIEW-7] what the dialog left chosen is named at the panic entry, survives typing there, and can be dropped', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  await page.goto('/now')
  const services = '**/api/v1/services'
  await page.route(services, (route) => route.abort())
  await page.getByRole('button', { name: /^Say more first/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' })
  await dialog.getByLabel('Affected services').click()
  await expect(dialog.getByText('The services are not read yet. Declare without.')).toBeVisible()
  await page.unroute(services)
  await dialog.getByRole('checkbox', { name: /^Private/ }).check()
  await dialog.getByRole('radio', { name: 'SEV4' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByLabel('What is wrong?').fill('Nothing loads')
  await expect(page.getByText('Also chosen: private, SEV4')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Also chosen: private, SEV4')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Drop what was chosen' }).click()
  await expect(page.getByText('Also chosen')).toHaveCount(0)
  await page.getByRole('button', { name: 'Declare SEV2' }).click()
  await expect(page).toHaveURL(/\/incidents\/INC-\d+$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing loads')
})

test('[CMD-13] on a narrow phone what drops the choices stands beneath them, and begins where they do', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'), { ...phone, viewport: { width: 320, height: 700 } })
  await page.goto('/now')
  await page.getByRole('button', { name: /^Say more first/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' })
  await dialog.getByRole('checkbox', { name: /^Private/ }).check()
  await dialog.getByRole('radio', { name: 'SEV4' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const wordsOf = (name: string) =>
    page.getByText(name).evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const { left, top } = range.getBoundingClientRect()
      return { left, top }
    })
  const [chosen, drop] = [await wordsOf('Also chosen'), await wordsOf('Drop what was chosen')]
  expect(drop.top).toBeGreaterThan(chosen.top + 10)
  expect(Math.abs(drop.left - chosen.left)).toBeLessThan(1)
})

for (const [where, options] of [
  ['on a desk', desktop],
  ['in a hand', phone],
] as const) {
  test(`every page a person works with is accessible ${where}`, async ({ browserFor, newPerson }) => {
    test.slow()
    const page = await browserFor(await newPerson('Ada Osei', 'admin'), options)
    for (const path of ['/', '/incidents', '/services', '/settings/integrations', '/api-docs']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
    }
  })
}
