import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Editor } from '@tiptap/core'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { PostmortemContent } from '@/lib/domain/postmortem/content'
import type { ExportedPostmortem } from '@/lib/domain/postmortem/exported'
import { SECTION_TITLES, type SectionId } from '@/lib/domain/postmortem/sections'
import { createPerson, type Person } from './people.ts'
import type { TestServer } from './server.ts'
import { checkout, type Script, scriptOf } from './war-room.ts'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** Ada's incident, over: what was seen, when, what was tried, and whom it hit. */
export async function overIncident(
  server: TestServer,
): Promise<{ ada: Person; script: Script; incident: IncidentState }> {
  const ada = await createPerson(server, 'Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const run = (name: string, input: unknown) => script.run(incident, name, input)
  await run('take-role', { role: 'commander' })
  const log = async (kind: string, text: string, times: { occurredAt?: string; knownAt?: string } = {}) => {
    const entryId = randomUUID()
    await run('add-entry', { entryId, kind, text, ...times })
    await run('star-entry', { entryId, starred: true })
  }
  await log('observation', 'Cards are declined in the EU', { occurredAt: minutesAgo(40), knownAt: minutesAgo(40) })
  await log('note', 'Deploy 8412 cut the timeout to five seconds', { occurredAt: minutesAgo(50) })
  await log('decision', 'Roll back payments-api')
  const radius = { who: 'EU checkouts', regions: ['eu-west-1'], since: minutesAgo(40), trend: 'shrinking' }
  const known = { affected: { kind: 'share', percent: 23 }, confidence: 'likely', source: 'checkout funnel' }
  await run('revise-blast-radius', { ...radius, ...known, serviceIds: [], basedOn: 0 })
  const mitigationId = randomUUID()
  const what = {
    kind: 'other',
    title: 'Roll back payments-api to 8409',
    checkMinutes: 5,
    reversible: true,
    start: true,
  }
  await run('propose-mitigation', { mitigationId, ...what })
  await run('watch-mitigation', { mitigationId })
  const evidence = { text: 'EU success is back at 99.6 %' }
  await run('judge-mitigation', { mitigationId, result: 'worked', evidence })
  await run('change-status', { status: 'mitigated', note: 'Rolled back' })
  await run('change-status', { status: 'resolved', note: 'Success was normal for a while' })
  return { ada, script, incident }
}

/** The same with its review opened: the document is drafted. */
export async function openedReview(server: TestServer) {
  const over = await overIncident(server)
  await over.script.run(over.incident, 'open-review', {})
  return over
}

/** Opens the postmortem and waits until the server's document is there, and the program of its editors. */
export async function openPostmortem(page: Page, key: string, state: 'saved' | 'read-only' = 'saved'): Promise<void> {
  await page.goto(`/incidents/${key}/postmortem`)
  await expect(saveState(page)).toHaveAttribute('data-state', state, { timeout: 60_000 })
}

/** How the page says that what is written stands. */
export const saveState = (page: Page): Locator => page.getByTestId('save-state')
export const expectSaved = (page: Page): Promise<void> => expect(saveState(page)).toHaveAttribute('data-state', 'saved')

export const section = (page: Page, id: SectionId): Locator =>
  page.getByRole('region', { name: SECTION_TITLES[id], exact: true })

/** The text of a section of prose. */
export const prose = (page: Page, id: SectionId): Locator =>
  page.getByRole('textbox', { name: SECTION_TITLES[id], exact: true })

/** The editor hears a moment later that keys moved its cursor; what comes before that works with where it was. */
export const cursorHeard = (editor: Locator): Promise<void> =>
  expect
    .poll(() =>
      editor.evaluate((element) => {
        const { view } = (element as unknown as { editor: Pick<Editor, 'view'> }).editor
        const { anchorNode, anchorOffset, focusNode, focusOffset } = window.getSelection() ?? {}
        if (!anchorNode || !focusNode) return false
        const { anchor, head } = view.state.selection
        return (
          view.posAtDOM(anchorNode, anchorOffset ?? 0) === anchor && view.posAtDOM(focusNode, focusOffset ?? 0) === head
        )
      }),
    )
    .toBe(true)

export const cards = (page: Page, list: SectionId): Locator => section(page, list).getByRole('article')
export const statement = (card: Locator): Locator => card.getByRole('textbox', { name: 'Statement' })

/** Adds a card and says what it states. */
export async function addCard(page: Page, list: SectionId, words: string): Promise<Locator> {
  const before = await cards(page, list).count()
  await section(page, list)
    .getByRole('button', { name: /^Add a (trigger|root cause|factor)$/ })
    .click()
  const card = cards(page, list).nth(before)
  await statement(card).click()
  await page.keyboard.type(words)
  await expectSaid(statement(card), words)
  return card
}

/** What an editor says, without the carets of others in it. */
export const saidIn = (editor: Locator): Promise<string> =>
  editor.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })

/** Waits until an editor says exactly this. */
export const expectSaid = (editor: Locator, words: string): Promise<void> =>
  expect.poll(() => saidIn(editor)).toBe(words)

/** The postmortem as a script of theirs reads it. */
export const readPostmortem = (script: Script, { key }: Pick<IncidentState, 'key'>): Promise<ExportedPostmortem> =>
  script.get(`/api/v1/incidents/${key}/postmortem`)

/** The words of a section of prose, as the server has them. */
export const wordsOf = ({ sections }: PostmortemContent, id: keyof PostmortemContent['sections']): string =>
  JSON.stringify(sections[id])
    .matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)
    .reduce((all, [, text]) => all + text, '')

/** What each card states, by list, as the server has them. */
export const statementsOf = ({ cards: all }: PostmortemContent): [string, string][] =>
  all.map(({ list, statement: words }) => [list, words])

/** Drags a card by its handle onto a list. */
export async function dragCard(page: Page, card: Locator, to: Locator): Promise<void> {
  await card.hover()
  const [from, target] = [await middleOf(card.getByRole('button', { name: 'Move this card' })), await middleOf(to)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 4, { steps: 3 })
  await page.mouse.move(target.x, target.y, { steps: 8 })
  await page.mouse.up()
}

async function middleOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('It is not on the page.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Has Ada’s postmortem read and approved by somebody, and publishes it. */
export async function published(server: TestServer) {
  const over = await openedReview(server)
  const { script, incident } = over
  const reader = await scriptOf(server, await createPerson(server, 'Ravi Menon'))
  await script.run(incident, 'ask-for-review', { reviewerIds: [await reader.personId()] })
  await reader.run(incident, 'answer-review', { answer: 'approved' })
  await script.run(incident, 'publish-review', {})
  return over
}
