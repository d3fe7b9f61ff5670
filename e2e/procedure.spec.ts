import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { expectKept, workerReady } from './kept-copy.ts'
import { createPerson } from './people.ts'
import { checkout, line, openRoom, scriptOf } from './war-room.ts'

test.use({ serviceWorkers: 'allow' })

test('[PROC-1] [PROC-3] [PROC-5] [PROC-7] the first five minutes are reached in one browser and seen in the other', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const admin = await createPerson(server, 'Adele Admin', 'admin')
  const key = `payments-${Date.now()}`
  const here = await browserFor(admin)
  const made = await here.request.post('/api/v1/services', {
    data: { key, name: 'Payments API' },
    headers: { origin: server.url },
  })
  const { service } = await made.json()
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, serviceIds: [service.id] })
  const there = await browserFor(ravi, phone)
  const desk = await browserFor(ada)
  await openRoom(desk, incident.key)
  await openRoom(there, incident.key)

  const procedure = desk.getByRole('complementary', { name: 'Procedure' })
  await expect(procedure.getByText('0 of 6')).toBeVisible()
  await procedure.getByRole('button', { name: 'Confirm it is real' }).click()
  await desk.getByRole('textbox', { name: 'Who saw it, and how' }).fill('I cannot pay with my own card')
  await desk.getByRole('button', { name: 'It is real' }).click()
  await there.getByRole('button', { name: /^Act\b/ }).click()
  await expect(there.getByRole('button', { name: /reached by Ada \d\d:\d\d/ })).toBeVisible()
  await expect(there.getByText('1 of 6').last()).toBeVisible()

  await there.getByRole('button', { name: 'Take command' }).last().click()
  await expect(procedure.getByRole('button', { name: /reached by Ravi \d\d:\d\d/ })).toBeVisible()
  await expect(line(desk, 'Who coordinates? answered by Ravi')).toBeVisible()

  const diagnosis = procedure.getByRole('button', { name: /^Diagnosis/ })
  await expect(diagnosis).toHaveAttribute('aria-expanded', 'false')
  await expectAccessible(desk)
  await expectAccessible(there)
  await there.getByRole('button', { name: 'Waive roll back' }).click()
  await there.getByRole('textbox', { name: 'Why not roll back' }).fill('Nothing was deployed today')
  await there.getByRole('button', { name: 'Waive it' }).click()
  await expect(procedure.getByText('Waived by Ravi: Nothing was deployed today')).toBeVisible()
  await expect(procedure.getByRole('heading', { name: 'Diagnosis' })).toBeVisible()
  await expect(procedure.getByText('3 of 6')).toBeVisible()

  await procedure.getByRole('button', { name: 'Pull flag off' }).click()
  await expect(desk.getByRole('dialog')).toBeVisible()
  await expectAccessible(desk)
})

test('[PROC-8] the card prints to one page, names nobody to strangers, and is there without the server', async ({
  browserFor,
  newPerson,
  server,
  strangerBrowser,
}) => {
  const admin = await createPerson(server, 'Adele Admin', 'admin')
  const chief = await browserFor(admin)
  const headers = { origin: server.url }
  const post = async (path: string, data: object) =>
    (await chief.request.post(`/api/v1/${path}`, { data, headers })).json()
  const stamp = Date.now()
  const ravi = await newPerson('Ravi Menon')
  const { id } = await (await scriptOf(server, ravi)).get<{ id: string }>('/api/v1/me')
  const { team } = await post('teams', { key: `team-${stamp}`, name: 'Payments', personIds: [id] })
  for (let n = 0; n < 12; n++) {
    const data = { key: `service-${stamp}-${n}`, name: `Service ${n}`, teamId: team.id, tier: n === 0 ? 1 : 2 }
    const { service } = await post('services', data)
    for (const kind of ['roll-back', 'flag-off', 'scale-up', 'fail-over']) {
      const how = `Run the runbook of ${kind} and wait until the graphs are green again. `.repeat(3)
      await chief.request.put(`/api/v1/services/${service.id}/levers/${kind}`, { data: { how }, headers })
    }
  }

  await chief.goto('/card')
  await expect(chief.getByRole('heading', { name: 'Production is down' })).toBeVisible()
  await expect(chief.getByText('Ravi Menon').first()).toBeVisible()
  await expectAccessible(chief)
  expect(pagesOf(await chief.pdf({ preferCSSPageSize: true }))).toBe(1)

  const stranger = await strangerBrowser(phone)
  await stranger.goto('/sign-in')
  await stranger.getByRole('link', { name: 'The prod-down card' }).click()
  await expect(stranger.getByText('Who coordinates?')).toBeVisible()
  await expect(stranger.getByText('Ravi Menon')).toHaveCount(0)
  await expect(stranger.getByText('Service 0')).toHaveCount(0)
  await expectAccessible(stranger)
  expect(pagesOf(await stranger.pdf({ preferCSSPageSize: true }))).toBe(1)

  const page = await browserFor(ravi)
  await page.goto('/')
  await expectKept(page, 'Run the runbook of roll-back')
  await workerReady(page)
  await server.end('SIGKILL')
  try {
    await page.goto('/card')
    await expect(page.getByText('The server cannot be reached.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Service 0' })).toBeVisible()
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
  } finally {
    await server.start()
  }
})

/** How many pages a PDF has: each has a page object of its own. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
