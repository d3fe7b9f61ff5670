import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import { createPerson, createToken, type Person } from './people.ts'
import type { TestServer } from './server.ts'

/** Somebody who works through the API, as a script of theirs would. */
export interface Script {
  get<T>(path: string): Promise<T>
  /** Like `get`, whatever the status; the body as text. */
  look(path: string): Promise<{ status: number; body: string }>
  declare(input: Record<string, unknown>): Promise<IncidentState>
  run(incident: Pick<IncidentState, 'id'>, name: string, input: unknown): Promise<IncidentEvent[]>
  /** The id of the person, which commands ask for. */
  personId(): Promise<string>
}

export async function scriptOf(server: TestServer, person: Person): Promise<Script> {
  const token = await createToken(server, person)
  const send = (path: string, body?: unknown) =>
    fetch(server.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : null,
    })
  const ask = async (path: string, body?: unknown) => {
    const response = await send(path, body)
    const answer = await response.json()
    expect(response.ok, `${path}: ${JSON.stringify(answer)}`).toBe(true)
    return answer
  }
  return {
    get: (path) => ask(path),
    async look(path) {
      const response = await send(path)
      return { status: response.status, body: await response.text() }
    },
    declare: async (input) => (await ask('/api/v1/incidents', { commandId: randomUUID(), input })).incident,
    run: async ({ id }, name, input) =>
      (await ask(`/api/v1/incidents/${id}/commands/${name}`, { commandId: randomUUID(), input })).events,
    personId: async () => (await ask('/api/v1/me')).id,
  }
}

/** An incident to declare; what a test does not care about. */
export const checkout = { title: 'Checkout is failing for EU customers', severity: 'sev2', kind: 'production' } as const

/** Opens the room and waits until it is live. */
export async function openRoom(page: Page, key: string): Promise<void> {
  await page.goto(`/incidents/${key}`)
  await expectLive(page)
}

/** Not known to be cut off, and with the live lines in the place of those that the server drew. */
export async function expectLive(page: Page): Promise<void> {
  await expect(page.locator('[data-connection="live"]').first()).toBeAttached()
  await expect(page.locator('[role="feed"][aria-busy="true"]')).toHaveCount(0)
}

/**
 * Waits until the page hears what is done on it. Presses and words that come earlier are done once it does; a pointer
 * that only rests on something then, and time that is wound on, are lost.
 */
export const comeToLife = async (page: Page): Promise<void> =>
  void (await page.waitForFunction(() => !('evenkeelEarly' in window)))

/**
 * Resolves once the page hears what the server tells it; to be asked for before it is opened. A room counts as live
 * before that, until it has waited in vain.
 */
export const connected = (page: Page): Promise<void> =>
  new Promise((resolve) => {
    const isAnswer = (frame: string | Buffer) => frame.toString().startsWith('40')
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => isAnswer(payload) && resolve()))
  })

/** Types into the composer and logs. */
export async function log(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^New / }).fill(text)
  await page.keyboard.press('Enter')
}

/** The line of the timeline that contains these words. */
export const line = (page: Page, text: string | RegExp): Locator => page.getByRole('article').filter({ hasText: text })

/** Opens the menu of a line. While lines move, or are drawn anew, they forget that the pointer is there. */
export async function openLineMenu(page: Page, row: Locator): Promise<void> {
  const menu = row.getByRole('button', { name: 'More about this line' })
  await expect(async () => {
    await page.mouse.move(0, 0)
    await row.hover()
    await menu.click({ timeout: 2000 })
  }).toPass()
}

interface Stage {
  server: TestServer
  browserFor(person: Person): Promise<Page>
}

/** Ada declares, and she and Ravi have the room open, each in a browser of their own. */
export async function twoInRoom({ server, browserFor }: Stage, input: Record<string, unknown> = checkout) {
  const [ada, ravi] = [await createPerson(server, 'Ada Osei'), await createPerson(server, 'Ravi Menon')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(input)
  const [here, there] = [await browserFor(ada), await browserFor(ravi)]
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)
  return { ada, ravi, script, incident, here, there }
}
