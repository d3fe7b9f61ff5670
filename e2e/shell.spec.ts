import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { checkout, line, scriptOf } from './war-room.ts'

test('[ROLE-9] a role that waits for my answer is on my first page, and one press takes it', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const [fromAda, fromRavi] = [await scriptOf(server, ada), await scriptOf(server, ravi)]
  const incident = await fromAda.declare(checkout)
  await fromAda.run(incident, 'take-role', { role: 'commander' })
  const page = await browserFor(ravi)
  const ahead: string[] = []
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) ahead.push(request.url())
  })
  await page.goto('/')
  const toPersonId = await fromRavi.personId()
  const brief = 'Cards fail in the EU. The rollback is next.'
  await fromAda.run(incident, 'hand-over-role', { offerId: randomUUID(), role: 'commander', toPersonId, brief })
  const offer = page.getByRole('region', { name: `Commander of ${incident.key} is offered to you` })
  await expect(offer).toContainText(brief)
  await expectAccessible(page)
  await offer.getByRole('button', { name: /^Accept/ }).dblclick()
  await expect(page).toHaveURL(new RegExp(`/incidents/${incident.key}$`))
  // No link asks the server for anything before it is pressed.
  expect(ahead).toEqual([])
  await page.getByRole('link', { name: 'My shift', exact: true }).click()
  await expect(
    page.getByRole('region', { name: 'Your roles' }).getByRole('link', { name: incident.key }),
  ).toContainText('Commander')
})

test('the list is narrowed by its address, and finds an incident by its key', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, severity: 'sev4', title: `Rare ${randomUUID()}` })
  const page = await browserFor(ada)
  await page.goto('/incidents')
  await page.getByLabel('Severity').selectOption('sev4')
  await page.getByRole('searchbox', { name: 'Key or title' }).fill(incident.key)
  await expect(page).toHaveURL(/severity=sev4&q=INC-/)
  await page.reload()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: incident.title }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${incident.key}$`))
  await page.goBack()
  await page.getByRole('searchbox').fill('nothing is called this')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL(/\/incidents$/)
})

test('⌘K finds what was written in any room, and every key does what the sheet of keys says', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const word = `zebra${Date.now()}`
  await script.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text: `The ${word} is loose` })
  const page = await browserFor(ada)
  await page.goto('/')
  await page.keyboard.press('Control+k')
  // Its program may be on its way, and takes no letters before it is there.
  await expect(page.getByPlaceholder(/An incident, a word/)).toBeFocused()
  await page.keyboard.type(word)
  await expect(page.getByRole('option', { selected: true })).toContainText('is loose')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(line(page, 'is loose')).toBeVisible()
  await page.goto('/')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Go to Incidents')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page).toHaveURL(/\/incidents$/)
  await expect(page.getByRole('main')).toBeFocused()
})

test('a declaration that did not get through keeps its words, through a reload too', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  await page.goto('/')
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' })
  const title = `Kept ${randomUUID()}`
  await page.keyboard.press('d')
  await dialog.getByLabel('What is wrong?').fill(title)
  await page.route('**/api/v1/incidents', (route) => route.abort())
  await dialog.getByRole('button', { name: /^Declare SEV/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('Your words are kept')
  await page.unroute('**/api/v1/incidents')
  await page.reload()
  await page.keyboard.press('d')
  await expect(dialog.getByLabel('What is wrong?')).toHaveValue(title)
  await dialog.getByRole('radio', { name: 'No', exact: true }).click()
  await dialog.getByRole('button', { name: 'Declare SEV1' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
})

test('[FRONT-5] a menu that is pressed too early opens once the page has come to life; dark is remembered, and painted by the server', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  const comeToLife = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/**/*.js', async (route) => {
    await comeToLife.promise
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Account of Ada Osei' }).click()
  comeToLife.resolve()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const answer = await page.request.get('/')
  expect(await answer.text()).toContain('data-theme="dark"')
})

test('[FRONT-5] what is typed, pressed and sent before a page has come to life is done once it has', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Mara Lind'))
  let comeToLife = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/**/*.js', async (route) => {
    await comeToLife.promise
    await route.continue()
  })
  await page.goto('/drills/scenario', { waitUntil: 'commit' })
  const source = page.getByLabel('The scenario, as YAML')
  await source.fill((await source.inputValue()).replace('at: t+2m', 'at: soon'))
  await page.getByRole('button', { name: 'Save as my own' }).click()
  comeToLife.resolve()
  await expect(page.getByRole('alert').filter({ hasText: 'steps.2.at is not a time' })).toBeVisible()
  await expect(source).toHaveValue(/at: soon/)
  // By this name of React's own the script knows who a press belongs to.
  const names = await page.evaluate(() => Object.keys(document))
  expect(names.filter((name) => name.startsWith('__reactContainer$'))).toHaveLength(1)

  comeToLife = Promise.withResolvers()
  await page.goto('/history/incidents', { waitUntil: 'commit' })
  await page.getByRole('searchbox').fill('payments')
  await page.getByRole('button', { name: 'Columns' }).dblclick()
  comeToLife.resolve()
  await expect(page).toHaveURL(/=payments/)
  await expect(page.getByRole('checkbox', { name: 'Severity' })).toBeVisible()

  for (const [keys, opens] of [
    [['d', 'g', 'i'], 'Declare an incident'],
    [['Control+k', '?'], 'Search and commands'],
  ] as const) {
    comeToLife = Promise.withResolvers()
    await page.goto('/', { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const key of keys) await page.keyboard.press(key)
    comeToLife.resolve()
    await expect(page.getByRole('dialog', { name: opens })).toBeVisible()
    await expect(page).toHaveURL('/')
  }
})

test('a phone is not sent the panels that it does not show, and has them at a tap', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const { key } = await (await scriptOf(server, ada)).declare(checkout)
  const userAgent = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36'
  const inHand = await browserFor(ada, { ...phone, userAgent })
  const onDesk = await browserFor(ada)
  const sent = async (page: typeof inHand) => (await page.request.get(`/incidents/${key}`)).text()
  expect(await sent(onDesk)).toContain('Stop the bleeding')
  expect(await sent(inHand)).not.toContain('Stop the bleeding')
  await inHand.goto(`/incidents/${key}`)
  await inHand.getByRole('button', { name: /^Act/ }).click()
  await expect(inHand.getByRole('heading', { name: 'Stop the bleeding' })).toBeVisible()
})

test('a phone held across has lines in sight in a room, and everything in the rail at a thumb’s size', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  for (let n = 0; n < 6; n++) {
    const entry = { entryId: randomUUID(), kind: 'note', text: `Line ${n}` }
    await script.run(incident, 'add-entry', entry)
  }
  const page = await browserFor(ada, { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true })
  await page.goto(`/incidents/${incident.key}`)
  for (const text of ['Line 4', 'Line 5']) await expect(line(page, text)).toBeInViewport({ ratio: 1 })

  const rail = page.getByRole('navigation', { name: 'Evenkeel' })
  const account = rail.getByRole('button', { name: 'Account of Ada Osei' })
  const places = await rail.getByRole('link').evaluateAll((links) => links.slice(1).map((link) => link.clientHeight))
  expect(Math.min(...places)).toBeGreaterThanOrEqual(44)
  await account.click()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
})
