import { expect, test } from './fixtures.ts'
import {
  addCard,
  cursorHeard,
  expectSaid,
  expectSaved,
  openedReview,
  openPostmortem,
  overIncident,
  prose,
  readPostmortem,
  section,
  statement,
  wordsOf,
} from './postmortem-room.ts'
import { openRoom } from './war-room.ts'

test('[DRAFT-1] [DRAFT-2] [LINES-3] opening the review drafts it from the log, each sentence leads to its lines, and the timeline tells what was known when', async ({
  browserFor,
  server,
}) => {
  const { ada, incident } = await overIncident(server)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.getByRole('button', { name: 'More', exact: true }).filter({ visible: true }).click()
  await page.getByRole('menuitem', { name: 'Open the review' }).click()
  await expect(prose(page, 'summary')).toContainText(`${incident.key}, SEV2: Checkout is failing for EU customers`)
  await expect(prose(page, 'summary')).toContainText('Roll back payments-api to 8409')
  await expect(page.getByLabel('Figures from the log')).toContainText('23 %')
  await expect(prose(page, 'impact')).toContainText('EU checkouts')

  await prose(page, 'impact')
    .getByRole('button', { name: /^From the log/ })
    .first()
    .click()
  const log = page.getByRole('list', { name: 'Lines of the log' })
  await expect(log.getByRole('listitem').filter({ hasText: 'EU checkouts' })).toBeVisible()

  const timeline = section(page, 'timeline')
  for (const words of ['Cards are declined', 'Deploy 8412', 'Roll back payments-api']) {
    await expect(timeline.getByRole('listitem').filter({ hasText: words }).first()).toBeVisible()
  }
  await timeline.getByRole('button', { name: 'What did we know at…' }).click()
  const then = new Date(Date.now() - 20 * 60_000)
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' })
  await page.getByLabel('Day and time').fill(local.format(then).replace(' ', 'T'))
  await expect(timeline).toContainText('Shown: what was known at')
  await expect(timeline).toContainText('Cards are declined')
  // It happened before, and nobody knew.
  await expect(timeline).not.toContainText('Deploy 8412')
  await expect(log).not.toContainText('Deploy 8412')
  await page.getByRole('button', { name: 'Show all that is known now' }).click()
  await expect(timeline).toContainText('Deploy 8412')
})

test('[EDITOR-6] wording that blames is replaced by what is offered, or kept with a reason', async ({
  browserFor,
  server,
}) => {
  const { ada, script, incident } = await openedReview(server)
  const page = await browserFor(ada)
  await openPostmortem(page, incident.key)
  const card = await addCard(page, 'rootCauses', 'The engineer failed to check the pool')
  await expect(card.locator('.blame')).toHaveText('failed to')
  await card.locator('.blame').click()
  const hint = page.getByRole('dialog', { name: 'Blameless hint' })
  await expect(hint.getByText('Try:')).toBeVisible()
  await hint.getByRole('button', { name: 'Use this' }).click()
  await expectSaid(statement(card), 'The engineer did not check the pool')
  await expect(card.locator('.blame')).toHaveCount(0)

  const other = await addCard(page, 'factors', 'The alert was obviously too quiet')
  await other.locator('.blame').click()
  await hint.getByRole('button', { name: 'Keep mine' }).click()
  await hint.getByRole('button', { name: 'Keep mine' }).click()
  await expect(hint).toContainText('Say in a few words why it stays')
  await hint.getByLabel('Why it stays').fill('It is what the customer wrote')
  await hint.getByRole('button', { name: 'Keep mine' }).click()
  await expect(other.locator('.blame')).toHaveCount(0)
  await page.getByRole('radio', { name: /^Wording/ }).click()
  await page.getByText('Kept with a reason (1)').click()
  await expect(page.getByRole('region', { name: 'Wording' })).toContainText('Ada Osei: It is what the customer wrote')
  await expectSaved(page)
  const { content } = await readPostmortem(script, incident)
  expect(content.dismissed).toMatchObject([{ rule: 'hindsight', reason: 'It is what the customer wrote' }])
})

test('[COMMENT-1] [COMMENT-10] [COMMENT-11] a passage is commented on, seen live, answered and resolved by somebody else', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const { ada, incident } = await openedReview(server)
  const [here, there] = [await browserFor(ada), await browserFor(await newPerson('Ravi Menon'))]
  await Promise.all([here, there].map((page) => openPostmortem(page, incident.key)))
  await prose(here, 'lucky').click()
  await here.keyboard.type('The rollback was tried on Monday')
  for (const _ of 'Monday') await here.keyboard.press('Shift+ArrowLeft')
  await cursorHeard(prose(here, 'lucky'))
  await here.keyboard.press('ControlOrMeta+Alt+m')
  const comment = here.getByRole('textbox', { name: 'Comment on “Monday”' })
  await comment.fill('Was it not Tuesday?')
  await expectSaved(here)
  await here.reload()
  await here.getByRole('radio', { name: 'Comments' }).click()
  await expect(comment).toHaveValue('Was it not Tuesday?')
  await comment.press('ControlOrMeta+Enter')

  await expect(prose(there, 'lucky').locator('mark')).toHaveText('Monday')
  await there.getByRole('radio', { name: 'Comments 1' }).click()
  const thread = there.getByRole('article', { name: 'Comments on “Monday”' })
  await expect(thread).toContainText('Was it not Tuesday?')
  await thread.getByRole('button', { name: /^Reply/ }).click()
  await thread.getByRole('textbox', { name: 'Reply' }).fill('Monday, I was there')
  await thread.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(here.getByRole('article', { name: 'Comments on “Monday”' })).toContainText('Monday, I was there')
  await thread.getByRole('button', { name: 'Resolve' }).click()
  await expect(prose(here, 'lucky').locator('mark')).toHaveCount(0)
  await here.getByRole('radio', { name: 'Resolved 1' }).click()
  await expect(here.getByRole('article', { name: 'Comments on “Monday”' })).toContainText('Resolved by Ravi Menon')
})

test('[REVIEW-4] [REVIEW-7] [STATUS-8] [STATUS-9] [VERSION-3] asked, approved, published, closed once each card has an answer, and published again', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const { ada, script, incident } = await openedReview(server)
  const [here, there] = [await browserFor(ada), await browserFor(await newPerson('Tomas Lind'))]
  const startClosing = async () => {
    await openRoom(there, incident.key)
    await there.getByRole('button', { name: 'Change status' }).click()
    await there.getByRole('menuitem', { name: /^Close/ }).click()
    return there.getByRole('dialog')
  }
  await openPostmortem(here, incident.key)
  await addCard(here, 'rootCauses', 'Timeouts are not tested under load')
  const tooEarly = await startClosing()
  await expect(tooEarly).toContainText('It is closed once its review is published.')
  await tooEarly.locator('button[type=submit]').click()
  await expect(tooEarly).toBeVisible()

  await openPostmortem(there, incident.key)
  await here.getByRole('button', { name: 'Ask for review' }).click()
  const asking = here.getByRole('dialog', { name: 'Ask for review' })
  await expect(asking).toContainText('Still empty')
  await asking.getByRole('combobox').fill('Tomas')
  await here.getByRole('option', { name: 'Tomas Lind' }).click()
  await asking.getByRole('button', { name: 'Ask', exact: true }).click()
  await there.getByRole('button', { name: 'Answer', exact: true }).click()
  await there.getByRole('dialog').getByRole('button', { name: 'Answer', exact: true }).click()
  await here.getByRole('button', { name: 'Publish', exact: true }).click()
  const publishing = here.getByRole('dialog', { name: 'Publish the postmortem' })
  await expect(publishing).toContainText('Timeouts are not tested under load')
  await publishing.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(here.getByText('Version 1 is published', { exact: true })).toBeVisible()
  await expect(await startClosing()).toContainText('Missing for “Timeouts are not tested under load”.')

  await here.getByRole('button', { name: 'Add a prevention', exact: true }).click()
  const adding = here.getByRole('dialog', { name: 'Add a prevention' })
  await adding.getByLabel('What we buy').fill('Load-test each change of a timeout')
  await adding.getByLabel('Retires').selectOption({ label: 'Timeouts are not tested under load' })
  await adding.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(here.getByRole('region', { name: 'Preventions' })).toContainText('Load-test each change of a timeout')
  await (await startClosing()).locator('button[type=submit]').click()
  await expect(there.getByRole('button', { name: 'Reopen' }).first()).toBeVisible()
  // What was too early was not sent at all, so nothing waits to be let go.
  await expect(there.getByLabel('not logged')).toHaveCount(0)

  await prose(here, 'learned').click()
  await here.keyboard.type('Timeouts are capacity')
  await expectSaved(here)
  await here.getByRole('button', { name: 'Publish version 2' }).click()
  await here.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(here.getByText('Version 2 is published', { exact: true })).toBeVisible()
  await here.goto(`/incidents/${incident.key}/postmortem/compare?from=1&to=2`)
  await expect(here.getByRole('region', { name: 'What we learned' }).locator('ins')).toContainText(
    'Timeouts are capacity',
  )
  await expect(here.getByRole('region', { name: 'Preventions' }).locator('ins').first()).toContainText('Load-test')
  const { versions } = await script.get<{ versions: { version: number }[] }>(
    `/api/v1/incidents/${incident.key}/postmortem/versions`,
  )
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
  expect(wordsOf((await readPostmortem(script, incident)).content, 'learned')).toBe('Timeouts are capacity')
})
