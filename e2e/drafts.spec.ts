import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, phone, test } from './fixtures.ts'
import { adasIncident } from './unsent.ts'
import { expectLive, line, log, openRoom } from './war-room.ts'

const QUESTION = 'Is it only the EU?'
const answerIn = (page: Page) => page.getByRole('textbox', { name: 'Your answer' })
const scrollTo = (page: Page, top: number) =>
  page
    .getByRole('feed')
    .locator('..')
    .evaluate((box, to) => {
      box.scrollTop = to
    }, top)
const kept = (page: Page) => page.evaluate(() => JSON.stringify(localStorage))

test('[VIEW-8] half an answer survives scrolling, a jump, another tab of the room, a reload and somebody faster', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const write = (kind: string, text: string, entryId = randomUUID()) =>
    script.run(incident, 'add-entry', { entryId, kind, text })
  await write('decision', 'Roll back now')
  for (let index = 0; index < 60; index++) await write('note', `Note number ${index}`)
  const entryId = randomUUID()
  await write('question', QUESTION, entryId)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)

  await line(page, QUESTION).focus()
  await page.keyboard.press('a')
  await page.keyboard.type('Only the')
  await scrollTo(page, 0)
  await expect(line(page, 'Note number 1').first()).toBeInViewport()
  await expect(line(page, 'Note number 50')).toHaveCount(0)
  await scrollTo(page, 1e6)
  await expect(answerIn(page)).toBeFocused()
  await page.keyboard.type(' EU')

  await page.getByText('Key moments', { exact: true }).click()
  await expect(answerIn(page)).toHaveCount(0)
  await page.locator('[data-section="Decisions"]').getByRole('button', { name: 'Roll back now' }).click()
  await expect(line(page, 'Roll back now')).toBeInViewport()
  await expect(answerIn(page)).toHaveValue('Only the EU')
  // Whoever went elsewhere is not taken back to it.
  await expect(answerIn(page)).not.toBeFocused()

  await page.reload()
  await expectLive(page)
  await line(page, QUESTION).focus()
  await page.keyboard.press('a')
  await expect(answerIn(page)).toHaveValue('Only the EU')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(answerIn(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect.poll(() => kept(page)).not.toContain('Only the EU')

  const questions = page.locator('[data-section="Open questions"]')
  await questions.getByRole('button', { name: 'Answer' }).click()
  await page.keyboard.type('The EU and')
  await script.run(incident, 'answer-question', { entryId, answerId: randomUUID(), text: 'It is not' })
  await expect(questions.getByRole('alert')).toHaveText('Somebody answered it while you wrote.')
  await page.keyboard.type(' Norway')
  await page.keyboard.press('Enter')
  await expect(line(page, QUESTION)).toContainText('It is not')
  await expect(line(page, QUESTION)).toContainText('The EU and Norway')
  await expect(questions.getByRole('listitem')).toHaveCount(0)
})

test('[VIEW-8] [REDACT-4] on a phone too; another tab removes no draft, and a redaction does', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await adasIncident(server)
  const [questionId, secretId] = [randomUUID(), randomUUID()]
  await script.run(incident, 'add-entry', { entryId: secretId, kind: 'note', text: 'The password is hunter2' })
  await script.run(incident, 'add-entry', { entryId: questionId, kind: 'question', text: QUESTION })
  const page = await browserFor(ada, phone)
  await openRoom(page, incident.key)
  await line(page, QUESTION).focus()
  await page.keyboard.press('a')
  await page.keyboard.type('Only the')
  await page.getByRole('button', { name: 'Situation' }).click()
  await page.getByRole('button', { name: 'Timeline' }).click()
  await expect(answerIn(page)).toHaveValue('Only the')

  const composer = page.getByRole('textbox', { name: /^New / })
  await log(page, 'Sent from this tab')
  await expect(composer).toHaveValue('')
  const other = await page.context().newPage()
  await openRoom(other, incident.key)
  await other.getByRole('textbox', { name: /^New / }).fill('Half a line')
  await expect.poll(() => kept(other)).toContain('Half a line')
  await other.close()
  await page.reload()
  await expect(composer).toHaveValue('Half a line')
  await expectLive(page)

  await line(page, 'hunter2').focus()
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'The right words' }).fill('The password is hunter2, or was')
  await expect.poll(() => kept(page)).toContain('hunter2')
  await script.run(incident, 'redact-entry', { entryId: secretId })
  await expect(page.getByRole('textbox', { name: 'The right words' })).toHaveCount(0)
  await expect.poll(() => kept(page)).not.toContain('hunter2')
})

test('[VIEW-8] tabs of one room share what is half typed: none writes over the words of another', async ({
  browserFor,
  server,
}) => {
  const { ada, incident } = await adasIncident(server)
  const here = await browserFor(ada)
  const there = await here.context().newPage()
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)
  const [field, other] = [here, there].map((page) => page.getByRole('textbox', { name: /^New / }))
  if (!field || !other) throw new Error('Two tabs')
  await field.fill('/o Latency doubled')
  await expect(other).toHaveValue('Latency doubled')
  await other.press('End')
  await other.pressSequentially(' in the EU')
  await expect(field).toHaveValue('Latency doubled in the EU')
  await other.press('Enter')
  await expect(line(here, 'Latency doubled in the EU')).toContainText('observation')
  await expect(field).toHaveValue('')
  await field.fill('And then')
  await expect(other).toHaveValue('And then')
  await there.close()
  await here.reload()
  await expect(field).toHaveValue('And then')
})

test('[FRONT-5] [VIEW-8] what is typed before a room has come to life goes beneath the half line that was kept', async ({
  browserFor,
  server,
}) => {
  const { ada, incident } = await adasIncident(server)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const composer = page.getByRole('textbox', { name: /^New / })
  await composer.fill('/o Half a line')
  await expect.poll(() => kept(page)).toContain('Half a line')
  const comeToLife = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/**/*.js', async (route) => {
    await comeToLife.promise
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  await composer.fill('And more')
  comeToLife.resolve()
  await expect(composer).toHaveValue('Half a line\nAnd more')
  await expect.poll(() => kept(page)).toContain('/o Half a line\\nAnd more')
})
