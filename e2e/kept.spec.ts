import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { expectForgotten, expectKept, keptIn, workerReady } from './kept-copy.ts'
import { createPerson, signIn } from './people.ts'
import type { TestServer } from './server.ts'
import { checkout, connected, expectLive, line, log, openRoom, scriptOf } from './war-room.ts'

test.use({ serviceWorkers: 'allow' })

/** Kills the server for as long as something is done. */
async function whileAway(server: TestServer, work: () => Promise<void>) {
  await server.end('SIGKILL')
  try {
    await work()
  } finally {
    await server.start()
  }
}

const noteOf = (text: string) => ({ entryId: randomUUID(), kind: 'note', text })

test('[KEPT-1] [KEPT-3] [KEPT-5] [KEPT-7] a room is read and written while the server is away, and is live again', async ({
  browserFor,
  server,
}) => {
  const ada = await createPerson(server, 'Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const first = await browserFor(ada)
  await openRoom(first, incident.key)
  await log(first, 'Payments answers 500 since the last deploy')
  await expectKept(first, 'Payments answers 500')
  await workerReady(first)
  const page = await first.context().newPage()

  await whileAway(server, async () => {
    await page.goto(`/incidents/${incident.key}`)
    await expect(page.getByRole('heading', { name: checkout.title })).toBeVisible()
    await expect(line(page, 'Payments answers 500')).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'The server cannot be reached.' })).toContainText(
      /as of \d\d:\d\d \(/,
    )
    await expect(page).toHaveURL(`/incidents/${incident.key}`)
    await expect(page.locator('[data-connection="offline"]').first()).toBeAttached()
    await log(page, 'Typed in the dark')
    await expect(line(page, 'Typed in the dark')).toBeVisible()
  })

  await expectLive(page)
  await expect(page.getByText('Connected again: this room is live.')).toBeVisible()
  const entriesOf = async () => {
    const { rows } = await script.get<{ rows: { text?: string }[] }>(`/api/v1/incidents/${incident.key}/timeline`)
    return rows.filter((row) => JSON.stringify(row).includes('Typed in the dark')).length
  }
  await expect.poll(entriesOf).toBe(1)
  await script.run(incident, 'add-entry', noteOf('Rolled back, errors are falling'))
  await expect(line(page, 'Rolled back, errors are falling')).toBeVisible()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expectLive(page)
  await expect(page.getByText('Connected again')).toHaveCount(0)
  await expect(line(page, 'Typed in the dark')).toHaveCount(1)
})

test('[KEPT-1] [KEPT-3] [KEPT-7] every other page shows rooms, first steps and phone numbers, and comes back by itself', async ({
  browserFor,
  server,
}) => {
  const [ada, ravi] = [await createPerson(server, 'Ada Osei'), await createPerson(server, 'Ravi Menon')]
  const number = '+44 7700 900 103'
  await (await browserFor(ravi)).request.patch(`${server.url}/api/v1/me`, {
    data: { phone: number },
    headers: { origin: server.url },
  })
  const script = await scriptOf(server, ada)
  const mine = await script.declare({ ...checkout, title: 'Search is slow for everybody' })
  await script.run(mine, 'join', {})
  const page = await browserFor(ada)
  await page.goto('/')
  await expectKept(page, number)
  await expectKept(page, 'Search is slow for everybody')
  await workerReady(page)

  await whileAway(server, async () => {
    await page.goto('/incidents?status=active')
    await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible()
    await expect(page.getByText('What is the fastest way back?')).toBeVisible()
    await page.getByRole('searchbox', { name: /^Find people/ }).fill('ravi')
    const call = page.getByRole('link', { name: `Call Ravi Menon, ${number}` })
    await expect(call).toHaveAttribute('href', 'tel:+447700900103')
    await expect(page.getByRole('listitem').filter({ hasText: 'Ada Osei' })).toHaveCount(0)
    await page.goto('/incidents/INC-99999')
    await expect(page.getByText('INC-99999 is not kept on this device.')).toBeVisible()
    await page.getByRole('link', { name: /Search is slow for everybody/ }).click()
    await expect(page).toHaveURL(`/incidents/${mine.key}`)
    await expect(page.getByRole('heading', { name: 'Search is slow for everybody' })).toBeVisible()
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible()
  })
  await expect(page.getByRole('link', { name: /Search is slow for everybody/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toHaveCount(0)
})

test('[KEPT-1] an open tab whose server goes away leads to what is kept', async ({ browserFor, server, problems }) => {
  const ada = await createPerson(server, 'Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await workerReady(page)
  await expectKept(page, checkout.title)
  await whileAway(server, async () => {
    await page.getByRole('link', { name: /^Incidents/ }).click()
    await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible()
    await expect(page).toHaveURL('/incidents')
  })
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible()
  // Next says aloud that it falls back to the browser's own navigation.
  const others = problems.filter((problem) => !problem.includes('Failed to fetch RSC payload'))
  problems.splice(0, problems.length, ...others)
})

test('[KEPT-6] signing out leaves nothing behind, and nothing is shown to who is not signed in', async ({
  browserFor,
  server,
}) => {
  const ada = await createPerson(server, 'Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const other = await page.context().newPage()
  await openRoom(other, incident.key)
  await workerReady(page)
  await expectKept(page, checkout.title)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const tab of [page, other]) await expect(tab).toHaveURL(/\/sign-in/)
  await expectForgotten(page, ada.name)
  await expectForgotten(other, checkout.title)
  await whileAway(server, async () => {
    await page.goto(`/incidents/${incident.key}`)
    await expect(page.getByText('Nothing is kept on this device')).toBeVisible()
    await expect(page.getByText('Is it real?')).toBeVisible()
    await expect(page.locator('body')).not.toContainText(checkout.title)
  })
  await expect(page).toHaveURL(/\/sign-in/)
})

test('[KEPT-6] somebody else who signs in begins with a copy of their own', async ({ browserFor, server }) => {
  const [ada, ben] = [await createPerson(server, 'Ada Osei'), await createPerson(server, 'Ben Adler')]
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await expectKept(page, checkout.title)
  await page.goto('about:blank')
  await signIn(page.context(), server, ben)
  await page.goto('/')
  await expectKept(page, ben.name)
  await expectForgotten(page, checkout.title)
})

test('[KEPT-4] [REDACT-4] words redacted while a browser was away are gone at its next visit', async ({
  browserFor,
  server,
}) => {
  const ada = await createPerson(server, 'Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const secret = noteOf('The key is hunter2')
  await script.run(incident, 'add-entry', secret)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await expectKept(page, 'hunter2')
  await page.goto('about:blank')
  await script.run(incident, 'redact-entry', { entryId: secret.entryId })
  await page.goto('/')
  await expectForgotten(page, 'hunter2')
  await expectKept(page, checkout.title)
})

test('[KEPT-4] [ACCESS-8] an incident that is made private goes at once from an open browser, and from one that was away', async ({
  browserFor,
  server,
}) => {
  const [ada, ben] = [await createPerson(server, 'Ada Osei'), await createPerson(server, 'Ben Adler')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const [open, away] = [await browserFor(ben), await browserFor(ben)]
  for (const page of [open, away]) {
    await openRoom(page, incident.key)
    await expectKept(page, checkout.title)
  }
  await away.goto('about:blank')
  const isConnected = connected(open)
  await open.goto('/')
  await isConnected
  await expectKept(open, checkout.title)
  await script.run(incident, 'set-privacy', { visibility: 'private' })
  await expectForgotten(open, checkout.title)
  await away.goto('/')
  await expectForgotten(away, checkout.title)
  await expectKept(away, ben.name)
})

test('[KEPT-8] the offline page is the same for everybody', async ({ browserFor, newPerson, request, server }) => {
  const ada = await newPerson('Ada Osei')
  const page = await browserFor(ada)
  const [theirs, anybodys] = [await page.request.get('/offline'), await request.get(`${server.url}/offline`)]
  // What differs is the device's own: its time zone and look, and the nonce and instant of the answer.
  const ofDevice = /nonce="[^"]*"|\d{13}|Europe\/Berlin|UTC|\b(?:light|dark|system)\b/g
  const [hers, everybodys] = [await theirs.text(), await anybodys.text()].map((html) => html.replaceAll(ofDevice, ''))
  expect([theirs.status(), anybodys.status()]).toEqual([200, 200])
  for (const word of [ada.name, ada.email]) expect(hers).not.toContain(word)
  expect(hers?.length).toBe(everybodys?.length)
  const script = await request.get(`${server.url}/sw.js`)
  expect(script.headers()['cache-control']).toBe('no-cache')
  expect(script.headers()['content-type']).toBe('text/javascript; charset=utf-8')
})

test('[KEPT-9] a person gives their number, an admin mends it, and who responds finds it in the room', async ({
  browserFor,
  server,
}) => {
  const ada = await createPerson(server, 'Ada Osei')
  const page = await browserFor(ada)
  await page.goto('/settings/profile')
  await page.getByLabel('Phone').fill('ask Ben')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The phone number is digits and spaces, with a +')).toBeVisible()
  await page.getByLabel('Phone').fill('+44 7700 900 104')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Profile saved', { exact: true })).toBeVisible()

  const admin = await browserFor(await createPerson(server, 'Priya Raman', 'admin'))
  await admin.goto('/settings/people')
  const row = admin.getByRole('row').filter({ hasText: ada.email })
  await expect(row.getByRole('link', { name: 'Call Ada Osei, +44 7700 900 104' })).toBeVisible()
  await row.getByRole('button', { name: 'Act on Ada Osei' }).click()
  await admin.getByRole('menuitem', { name: 'Change name, phone, skills or role' }).click()
  await admin.getByLabel('Phone').fill('+44 7700 900 105')
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(row.getByRole('link', { name: 'Call Ada Osei, +44 7700 900 105' })).toBeVisible()

  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  await script.run(incident, 'take-role', { role: 'commander' })
  await openRoom(admin, incident.key)
  await admin.getByText('Phone numbers').click()
  await expect(admin.getByRole('link', { name: 'Call Ada Osei, +44 7700 900 105' })).toBeVisible()

  const reader = await browserFor(await createPerson(server, 'Hannah Weiss', 'stakeholder'))
  await reader.goto('/')
  expect(await (await reader.request.get('/api/v1/people')).text()).not.toContain('7700 900')
  await expectKept(reader, 'Ada Osei')
  expect(await keptIn(reader)).not.toContain('7700 900')
})
