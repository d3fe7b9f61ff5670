import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'

export interface Picture {
  /** Of the file in docs/pictures. */
  name: string
  isPhone?: boolean
  isDark?: boolean
  /** Opens what is to be seen, signed in as Ada, and waits until it is there. */
  show(page: Page): Promise<void>
}

/** The demo plays it minute by minute; its roll-back has just begun, and its questions are not all answered. */
const LIVE = 'Card payments fail for one customer in five'
const GOOD_MOMENT = 'Status page says: some card payments in Europe fail'
const PLAYS_WITHIN_MS = 300_000

async function roomAtGoodMoment(page: Page): Promise<void> {
  await openByTitle(page, LIVE)
  const deadline = Date.now() + PLAYS_WITHIN_MS
  // A room on a phone shows the last lines only: the log says how far it is.
  const told = async () => (await page.request.get(`/api/v1/incidents/${openKey(page)}/timeline?limit=200`)).text()
  while (!(await told()).includes(GOOD_MOMENT)) {
    if (Date.now() > deadline) throw new Error(`The demo does not come to “${GOOD_MOMENT}”.`)
    await sleep(1000)
  }
}

async function openByTitle(page: Page, title: string): Promise<void> {
  await page.goto('/incidents')
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
  await page.locator('[data-connection="live"]').first().waitFor({ state: 'attached' })
}

/** The key of the incident whose room is open. */
const openKey = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? ''

const at =
  (path: string, words: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await page.goto(path)
    await page.getByText(words).filter({ visible: true }).first().waitFor()
  }

/** In the order in which they are taken: what waits for the live incident comes last. */
export const pictures: Picture[] = [
  { name: 'my-shift', show: at('/', LIVE) },
  { name: 'service', show: at('/services/payments-api', 'Fail over') },
  { name: 'on-call', show: at('/on-call/shop', 'Sam Keller') },
  { name: 'on-call-load', show: at('/on-call/load', 'Is on-call humane?') },
  { name: 'history', show: at('/history', 'How are we doing?') },
  {
    name: 'drill-debrief',
    async show(page) {
      await page.goto('/drills')
      await page.getByRole('link', { name: 'Debrief' }).first().click()
      await page.getByText('What was expected').waitFor()
    },
  },
  {
    name: 'postmortem',
    async show(page) {
      await openByTitle(page, 'Checkout shows prices without VAT')
      await page.goto(`/incidents/${openKey(page)}/postmortem`)
      await page.getByText('Root cause').filter({ visible: true }).first().waitFor()
    },
  },
  { name: 'war-room', show: roomAtGoodMoment },
  { name: 'war-room-dark', isDark: true, show: roomAtGoodMoment },
  { name: 'phone', isPhone: true, show: roomAtGoodMoment },
  {
    name: 'replay',
    async show(page) {
      await roomAtGoodMoment(page)
      await page.goto(`/incidents/${openKey(page)}/replay?seq=30`)
      await page.getByText('The room as it was on').waitFor()
    },
  },
]
