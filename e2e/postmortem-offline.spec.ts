import { expect, test } from './fixtures.ts'
import {
  expectSaid,
  expectSaved,
  openedReview,
  openPostmortem,
  prose,
  readPostmortem,
  saveState,
  wordsOf,
} from './postmortem-room.ts'

test.use({ serviceWorkers: 'allow' })

test('[COLLAB-12] what two people wrote apart, one of them offline, is merged for both', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const { ada, script, incident } = await openedReview(server)
  const [here, there] = [await browserFor(ada), await browserFor(await newPerson('Ravi Menon'))]
  await Promise.all([here, there].map((page) => openPostmortem(page, incident.key)))
  await prose(here, 'learned').click()
  await here.keyboard.type('Timeouts are capacity')
  await expectSaid(prose(there, 'learned'), 'Timeouts are capacity')
  await expectSaved(here)

  await here.context().setOffline(true)
  await here.keyboard.type(' and are tested as such')
  await expect(saveState(here)).toContainText('kept on this device')
  await prose(there, 'learned').click()
  await there.keyboard.press('Home')
  await there.keyboard.type('We believe now: ')
  await expectSaved(there)
  await expect(prose(here, 'learned')).not.toContainText('We believe now')

  await here.context().setOffline(false)
  const merged = 'We believe now: Timeouts are capacity and are tested as such'
  for (const page of [here, there]) await expectSaid(prose(page, 'learned'), merged)
  await expectSaved(here)
  expect(wordsOf((await readPostmortem(script, incident)).content, 'learned')).toBe(merged)
})

test('[COLLAB-12] what was typed offline in a tab that was closed arrives when the page is opened again', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await openedReview(server)
  const page = await browserFor(ada)
  await openPostmortem(page, incident.key)
  await prose(page, 'learned').click()
  await server.end('SIGKILL')
  await page.keyboard.type('Typed while the server was away')
  await expect(saveState(page)).toContainText('kept on this device')
  await page.close()
  await server.start()
  expect(wordsOf((await readPostmortem(script, incident)).content, 'learned')).toBe('')

  const again = await page.context().newPage()
  await openPostmortem(again, incident.key)
  await expectSaid(prose(again, 'learned'), 'Typed while the server was away')
  const arrived = async () => wordsOf((await readPostmortem(script, incident)).content, 'learned')
  await expect.poll(arrived).toBe('Typed while the server was away')
})
