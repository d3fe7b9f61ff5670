import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { checkout, line, log, openLineMenu, openRoom, scriptOf, twoInRoom } from './war-room.ts'

test('[TIME-2] a correction keeps the first wording readable; a redaction takes the words out of every open room', async ({
  browserFor,
  server,
}) => {
  const { here, there, script, incident } = await twoInRoom({ browserFor, server })
  const secret = `hunter-${Date.now()}`
  await log(here, '/o 40 % of checkouts fail')
  // What is not in the log yet has another menu.
  await expect(line(there, '40 % of checkouts fail')).toBeVisible()
  await openLineMenu(here, line(here, '40 % of checkouts fail'))
  await here.getByRole('menuitem', { name: 'Correct' }).click()
  await here.getByRole('textbox', { name: 'The right words' }).fill('23 % of checkouts fail')
  await here.keyboard.press('Enter')
  const corrected = line(there, '23 %')
  await expect(corrected).toContainText('corrected')
  await corrected.getByRole('button', { name: /corrected/ }).click()
  await expect(there.getByRole('dialog', { name: 'Earlier wordings' })).toContainText('40 % of checkouts fail')
  await there.keyboard.press('Escape')

  await log(here, `The password is ${secret}`)
  await expect(line(there, secret)).toBeVisible()
  await openLineMenu(here, line(here, secret))
  await here.getByRole('menuitem', { name: 'Redact' }).click()
  await here
    .getByRole('dialog')
    .getByRole('button', { name: /Redact/ })
    .click()
  for (const page of [here, there]) await expect.poll(() => page.content()).not.toContain(secret)
  expect((await script.look(`/api/v1/incidents/${incident.id}/events`)).body).not.toContain(secret)
})

test('[ENTRY-3] somebody mentioned is told at once, wherever they are, and is led to the line', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, noor] = [await newPerson('Ada Osei'), await newPerson(`Noor Haddad ${Date.now() % 10_000}`)]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const here = await browserFor(ada)
  const there = await browserFor(noor)
  await there.goto('/')
  await openRoom(here, incident.key)
  const composer = here.getByRole('textbox', { name: /^New / })
  await composer.pressSequentially('/q @Noor')
  // A browser that is late with its frames: what is typed before the next stands behind the name all the same.
  const frames = await here.evaluateHandle(() => {
    const inTime = window.requestAnimationFrame
    const late: FrameRequestCallback[] = []
    window.requestAnimationFrame = (run) => late.push(run)
    return () => {
      window.requestAnimationFrame = inTime
      for (const run of late) run(performance.now())
    }
  })
  await here.getByRole('listbox', { name: 'People' }).getByText(noor.name).click()
  await composer.pressSequentially('is anyone ')
  await frames.evaluate((draw) => draw())
  await composer.pressSequentially('charged twice?')
  await expect(composer).toHaveValue(`@${noor.name} is anyone charged twice?`)
  await here.keyboard.press('Enter')
  await expect(line(here, 'is anyone charged twice?')).toBeVisible()

  await there
    .getByRole('button', { name: /^Notifications/ })
    .first()
    .click()
  await there
    .getByRole('dialog', { name: 'Notifications' })
    .getByRole('link', { name: /is anyone charged/ })
    .click()
  await expect(there).toHaveURL(new RegExp(`/incidents/${incident.key}`))
  await expect(line(there, 'is anyone charged twice?')).toBeInViewport()
})

test('[VIEW-1] catch me up, search, key moments and the command menu find what was said', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const word = `flux${Date.now()}`
  const incident = await script.declare(checkout)
  await script.run(incident, 'take-role', { role: 'commander' })
  const decision = randomUUID()
  await script.run(incident, 'add-entry', { entryId: decision, kind: 'decision', text: `Roll back ${word} now` })
  await script.run(incident, 'star-entry', { entryId: decision, starred: true })
  await script.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'question', text: 'Do wallets fail too?' })
  for (let index = 0; index < 60; index++) {
    await script.run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text: `Note number ${index}` })
  }
  const page = await browserFor(ada)
  await openRoom(page, incident.key)

  await page.getByRole('button', { name: 'Catch me up' }).click()
  const summary = page.getByRole('dialog', { name: 'Catch me up' })
  await expect(summary).toContainText('Checkout is failing for EU customers')
  await expect(summary).toContainText('Ada Osei')
  await expect(summary).toContainText(`Roll back ${word} now`)
  await expect(summary).toContainText('Do wallets fail too?')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Search this timeline' }).click()
  await page.getByPlaceholder('Words in this timeline').fill(word.slice(0, 8))
  await page
    .getByRole('listbox', { name: 'Lines found' })
    .or(page.getByLabel('Lines found'))
    .getByText(word)
    .first()
    .click()
  await expect(line(page, `Roll back ${word} now`)).toBeInViewport()

  // Keys go as far as there are lines, and Enter is about the words that stand there.
  await page.getByRole('button', { name: 'Latest' }).click()
  await expect(line(page, `Roll back ${word} now`)).toHaveCount(0)
  const search = page.getByPlaceholder('Words in this timeline')
  await search.fill('Note number')
  await search.press('Enter')
  await expect(page.getByText('30 found')).toBeVisible()
  await expect(line(page, `Roll back ${word} now`)).toHaveCount(0)
  for (let times = 0; times < 25; times++) await search.press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toBeInViewport()
  await page.keyboard.press('Escape')

  await page.getByText('Key moments', { exact: true }).click()
  await expect(line(page, `Roll back ${word} now`)).toBeVisible()
  await expect(line(page, 'Note number 59')).toHaveCount(0)

  await page.goto('/')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/An incident, a word/).fill(word)
  await page
    .getByRole('option', { name: new RegExp(`Roll back ${word}`) })
    .first()
    .click()
  await expect(line(page, `Roll back ${word} now`)).toBeInViewport()
})
