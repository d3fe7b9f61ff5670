import { expect, test } from './fixtures.ts'
import {
  addCard,
  cards,
  cursorHeard,
  dragCard,
  expectSaid,
  expectSaved,
  openedReview,
  openPostmortem,
  prose,
  readPostmortem,
  saidIn,
  saveState,
  section,
  statement,
  statementsOf,
  wordsOf,
} from './postmortem-room.ts'

test('[COLLAB-11] three people type in one paragraph and in cards of their own at once, see each other’s carets, and end with the same text', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const { ada, script, incident } = await openedReview(server)
  const pages = [
    await browserFor(ada),
    await browserFor(await newPerson('Ravi Menon')),
    await browserFor(await newPerson('Noor Haddad')),
  ] as const
  const [here, there, beyond] = pages
  await Promise.all(pages.map((page) => openPostmortem(page, incident.key)))
  await prose(here, 'wentWell').click()
  await here.keyboard.type('Begin middle end')
  for (const page of pages) await expect(prose(page, 'wentWell')).toContainText('Begin middle end')

  // At the beginning, in the middle and at the end of the same paragraph.
  await here.keyboard.press('Home')
  await prose(there, 'wentWell').click()
  await there.keyboard.press('Home')
  for (const _ of 'Begin ') await there.keyboard.press('ArrowRight')
  await prose(beyond, 'wentWell').click()
  await beyond.keyboard.press('End')
  for (const page of pages) await cursorHeard(prose(page, 'wentWell'))
  const type = (page: typeof here, text: string) => page.keyboard.type(text, { delay: 15 })
  await Promise.all([
    type(here, 'Ada wrote this first. '),
    type(there, 'Ravi wrote this between. '),
    type(beyond, '. Noor wrote this last.'),
  ])
  const together = 'Ada wrote this first. Begin Ravi wrote this between. middle end. Noor wrote this last.'
  for (const page of pages) await expectSaid(prose(page, 'wentWell'), together)
  await expect(prose(here, 'wentWell').locator('.caret-name')).toHaveText(['Ravi Menon', 'Noor Haddad'])
  await expect(prose(beyond, 'wentWell').locator('.caret-name')).toHaveText(['Ada Osei', 'Ravi Menon'])

  // All at the same place: whatever the order, nobody loses a letter, and all read the same.
  for (const page of pages) await page.keyboard.press('End')
  for (const page of pages) await cursorHeard(prose(page, 'wentWell'))
  await Promise.all([type(here, 'aaaaaaaa'), type(there, 'rrrrrrrr'), type(beyond, 'nnnnnnnn')])
  const lettersIn = async (page: typeof here) => [...(await saidIn(prose(page, 'wentWell'))).slice(together.length)]
  for (const page of pages) {
    await expect.poll(async () => (await lettersIn(page)).sort().join('')).toBe('aaaaaaaannnnnnnnrrrrrrrr')
  }

  const stated = [
    ['trigger', 'Deploy 8412 cut the timeout'],
    ['rootCauses', 'Timeouts are changed without a test under load'],
    ['factors', 'Nothing alerts on a queue that grows'],
  ] as const
  await Promise.all(stated.map(([list, words], index) => addCard(pages[index] ?? here, list, words)))
  for (const page of pages) {
    for (const [list, words] of stated) await expectSaid(statement(cards(page, list)), words)
    await expectSaved(page)
  }
  const { content } = await readPostmortem(script, incident)
  const said = await Promise.all(pages.map((page) => saidIn(prose(page, 'wentWell'))))
  expect(said).toEqual(Array(3).fill(wordsOf(content, 'wentWell')))
  expect(statementsOf(content)).toEqual(stated)
})

test('[CARD-3] [CARD-5] [CARD-6] [CARD-7] a card is dragged away under somebody who writes in it, moved by keys, deleted and brought back', async ({
  browserFor,
  newPerson,
  server,
}) => {
  test.slow()
  const { ada, script, incident } = await openedReview(server)
  const [here, there] = [await browserFor(ada), await browserFor(await newPerson('Ravi Menon'))]
  await Promise.all([here, there].map((page) => openPostmortem(page, incident.key)))
  await addCard(here, 'rootCauses', 'The pool')
  await expectSaid(statement(cards(there, 'rootCauses')), 'The pool')

  await statement(cards(there, 'rootCauses')).click()
  await there.keyboard.press('End')
  const writing = there.keyboard.type(' was sized for half of the traffic of a Friday', { delay: 60 })
  await dragCard(here, cards(here, 'rootCauses'), section(here, 'factors'))
  await expect(cards(here, 'factors')).toHaveCount(1)
  await writing
  await expect(statement(cards(there, 'factors'))).toBeFocused()
  await there.keyboard.type(' evening')
  const words = 'The pool was sized for half of the traffic of a Friday evening'
  for (const page of [here, there]) {
    await expectSaid(statement(cards(page, 'factors')), words)
    await expect(cards(page, 'rootCauses')).toHaveCount(0)
    await expect(cards(page, 'factors')).toContainText('Moved from Root causes to Contributing factors by Ada Osei')
  }

  await cards(there, 'factors').getByRole('button', { name: 'Move this card' }).focus()
  await there.keyboard.press('Alt+ArrowLeft')
  for (const page of [here, there]) {
    await expect(cards(page, 'rootCauses')).toContainText(
      'Moved from Contributing factors to Root causes by Ravi Menon',
    )
  }
  await expectSaved(there)
  const { content } = await readPostmortem(script, incident)
  expect(statementsOf(content)).toEqual([['rootCauses', words]])
  expect(content.cards[0]?.moves.map(({ from, to, by }) => [from, to, by.name])).toEqual([
    ['rootCauses', 'factors', 'Ada Osei'],
    ['factors', 'rootCauses', 'Ravi Menon'],
  ])

  await cards(here, 'rootCauses').hover()
  await cards(here, 'rootCauses').getByRole('button', { name: 'More about this card' }).click()
  await here.getByRole('menuitem', { name: 'Delete card' }).click()
  // What is pointed at does not go away by itself.
  const undo = here.getByRole('button', { name: 'Undo', exact: true }).last()
  await undo.hover()
  for (const page of [here, there]) await expect(cards(page, 'rootCauses')).toHaveCount(0)
  await expect(section(here, 'rootCauses')).toBeFocused()
  await undo.click()
  for (const page of [here, there]) await expectSaid(statement(cards(page, 'rootCauses')), words)
})

test('[EDITOR-1] [COLLAB-2] saved is said once the server has it, and not before', async ({ browserFor, server }) => {
  const { ada, script, incident } = await openedReview(server)
  const page = await browserFor(ada)
  await openPostmortem(page, incident.key)
  await prose(page, 'lucky').click()
  server.pause()
  try {
    await page.keyboard.type('The rollback had been tried on Monday')
    await expect(saveState(page)).toHaveText('Saving')
    // Longer than it takes to be said when it is true.
    await page.waitForTimeout(1200)
    await expect(saveState(page)).toHaveText('Saving')
  } finally {
    server.resume()
  }
  await expectSaved(page)
  const { content } = await readPostmortem(script, incident)
  expect(wordsOf(content, 'lucky')).toBe('The rollback had been tried on Monday')
  // What is saved outlives the server.
  await server.restart('SIGKILL')
  expect(wordsOf((await readPostmortem(script, incident)).content, 'lucky')).toBe(
    'The rollback had been tried on Monday',
  )
})
