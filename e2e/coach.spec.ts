import { expectAccessible } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { checkout, expectLive, line, openRoom, scriptOf, twoInRoom } from './war-room.ts'

const MINUTE = 60_000

test('[COACH-1] [COACH-3] one line says what is so, and what somebody puts off is put off for everybody', async ({
  browserFor,
  server,
}) => {
  const { here, there, script, incident } = await twoInRoom({ browserFor, server })
  const coach = (page: typeof here) => page.getByRole('region', { name: 'Coach' })
  for (const page of [here, there]) await expect(coach(page)).toContainText('Nobody is commander.')
  await here.getByRole('button', { name: 'Later' }).click()
  for (const page of [here, there]) await expect(coach(page)).toBeHidden()
  await expect(line(there, 'put off “Nobody is commander”')).toBeVisible()

  await script.run(incident, 'take-role', { role: 'commander' })
  await script.run(incident, 'set-update-due', { dueAt: null })
  await expect(coach(there)).toContainText('No next update is promised.')
  await expectAccessible(there)
  await there.getByRole('button', { name: 'Not this' }).click()
  await there.getByRole('textbox', { name: 'Not this, because' }).fill('Only we are affected.')
  await there.keyboard.press('Enter')
  for (const page of [here, there]) await expect(coach(page)).toBeHidden()
  await expect(line(here, 'Only we are affected.')).toBeVisible()
})

test('[COACH-5] who is silent is asked how they are, and the others hear the answer', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  await script.run(incident, 'take-role', { role: 'commander' })
  await script.run(incident, 'revise-blast-radius', {
    affected: { kind: 'unknown' },
    who: 'EU checkouts',
    since: null,
    trend: 'steady',
    confidence: 'guess',
    serviceIds: [],
    basedOn: 0,
  })
  const [here, there] = [await browserFor(ada), await browserFor(ravi, { viewport: { width: 390, height: 844 } })]
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)
  await there.clock.setFixedTime(Date.now() + 9 * MINUTE)
  await there.reload()
  await expectLive(there)
  // He came just now by the server's clock; his tab is nine minutes on.
  const question = there.getByRole('region', { name: 'Coach' })
  await expect(question).toContainText('How are you doing?')
  await question.getByRole('button', { name: 'Stuck' }).click()
  await expect(question.getByText('How are you doing?')).toBeHidden()
  await expect(line(here, /Ravi.* is stuck/)).toBeVisible()
  await expect(here.getByRole('region', { name: 'Coach' })).toContainText('Ravi Menon is stuck.')
})
