import type { CDPSession, Page, Worker } from '@playwright/test'
import { type PushService, startPushService } from '../lib/testing/push-service.ts'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { workerReady } from './kept-copy.ts'
import { createPerson, createToken } from './people.ts'
import type { TestServer } from './server.ts'
import { checkout, scriptOf } from './war-room.ts'

test.use({ serviceWorkers: 'allow' })

interface Shown {
  title: string
  options: { body: string; tag: string; requireInteraction: boolean; actions: { action: string }[]; data: unknown }
}

/** What a worker would have put on the screen, and opened: a browser without a screen refuses both. */
interface Recorded {
  shown: Shown[]
  opened: string[]
  worked: Promise<unknown>
}

/** Lets a worker act as if notifications were allowed, and notes what it does. */
const record = (worker: Worker) =>
  worker.evaluate(() => {
    const scope = globalThis as unknown as {
      recorded: Recorded
      registration: { showNotification(title: string, options: Shown['options']): Promise<void> }
      clients: { openWindow(url: string): Promise<null> }
    }
    scope.recorded = { shown: [], opened: [], worked: Promise.resolve() }
    scope.registration.showNotification = async (title, options) => void scope.recorded.shown.push({ title, options })
    scope.clients.openWindow = async (url) => {
      scope.recorded.opened.push(url)
      return null
    }
  })

const recorded = (worker: Worker) =>
  worker.evaluate(() => {
    const { shown, opened } = (globalThis as unknown as { recorded: Recorded }).recorded
    return { shown, opened }
  })

/** Taps a button of the last notification; settles once the worker has done what it does then. */
const tap = (worker: Worker, action: string) =>
  worker.evaluate(async (tapped) => {
    const scope = globalThis as unknown as { recorded: Recorded; dispatchEvent(event: Event): boolean }
    const { shown } = scope.recorded
    const last = shown[shown.length - 1]
    const event = Object.assign(new Event('notificationclick'), {
      action: tapped,
      notification: { data: last?.options.data, close() {} },
      waitUntil(work: Promise<unknown>) {
        scope.recorded.worked = work
      },
    })
    scope.dispatchEvent(event)
    await scope.recorded.worked
  }, action)

async function workerOf(page: Page): Promise<{ worker: Worker; deliver(payload: unknown): Promise<void> }> {
  await workerReady(page)
  const session: CDPSession = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted)
      if (one) resolve(one.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  const { origin } = new URL(page.url())
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent('serviceworker'))
  return {
    worker,
    deliver: async (payload) => {
      const data = typeof payload === 'string' ? payload : JSON.stringify(payload)
      await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    },
  }
}

/** Asks the API as the page itself does. */
const ask = <T>(page: Page, method: string, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(where, {
        method: how,
        headers: what === null ? {} : { 'content-type': 'application/json' },
        body: what,
      })
      if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
      return answer.status === 204 ? undefined : answer.json()
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  )

async function allowHost(server: TestServer, host: string) {
  const token = await createToken(server, await createPerson(server, 'Olga Brandt', 'admin'), 'admin')
  const address = `${server.url}/api/v1/settings/action-hosts`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const { version } = await (await fetch(address, { headers })).json()
  const body = JSON.stringify({ value: [host], version })
  const answer = await fetch(address, { method: 'PUT', headers, body })
  expect(answer.status).toBe(200)
}

/** Takes push for whoever is signed in, as a browser that allows it does. */
async function subscribe(page: Page, push: PushService) {
  const { pushKey } = await ask<{ pushKey: string }>(page, 'GET', '/api/v1/me/contact-methods')
  const device = { ...push.subscribe(pushKey), serverKey: pushKey, label: 'Chrome on Android' }
  await ask(page, 'POST', '/api/v1/me/push-subscriptions', device)
}

test('[CHAN-7] a page comes by push, is shown with what can be done, and is acknowledged without opening anything', async ({
  browserFor,
  server,
}) => {
  const push = await startPushService()
  try {
    const [ada, ben] = [await createPerson(server, 'Ada Osei'), await createPerson(server, 'Ben Ito')]
    const [script, own] = [await scriptOf(server, ben), await scriptOf(server, ada)]
    await allowHost(server, push.host)
    const page = await browserFor(ada, phone)
    await page.goto('/')
    await subscribe(page, push)
    const { worker, deliver } = await workerOf(page)
    await record(worker)

    const incident = await script.declare(checkout)
    await script.run(incident, 'page-person', {
      pageId: crypto.randomUUID(),
      personId: await own.personId(),
      reason: 'Please look at payments',
    })
    await expect.poll(() => push.messages.length).toBe(1)
    const { payload } = push.messages[0]!
    await deliver(payload)

    await expect.poll(async () => (await recorded(worker)).shown.length).toBe(1)
    const { title, options } = (await recorded(worker)).shown[0]!
    expect(title).toContain(incident.key)
    expect(title).toContain(checkout.title)
    expect(options).toMatchObject({ tag: payload.pageId, requireInteraction: true })
    expect(options.actions.map(({ action }) => action)).toEqual(['acknowledge', 'open'])

    await tap(worker, 'acknowledge')
    const stateOf = async () =>
      (await own.get<{ page: { state: string } }>(`/api/v1/pages/${payload.pageId}`)).page.state
    await expect.poll(stateOf).toBe('acknowledged')
    const after = await recorded(worker)
    expect(after.opened).toEqual([])
    expect(after.shown.at(-1)?.title).toContain('Acknowledged')
  } finally {
    await push.stop()
  }
})

test('[CHAN-7] signed out, the page to answer on opens instead; and whatever comes, something is shown', async ({
  browserFor,
  server,
}) => {
  const ada = await createPerson(server, 'Ada Osei')
  const page = await browserFor(ada)
  await page.goto('/')
  const { worker, deliver } = await workerOf(page)
  await record(worker)
  await page.context().clearCookies()
  const url = `${server.url}/incidents/INC-1`
  const lost = {
    pageId: crypto.randomUUID(),
    title: 'SEV1',
    text: '',
    urgency: 'high',
    url,
    answerUrl: `${server.url}/pages/once`,
  }
  await deliver({ ...lost, isTest: false })
  await expect.poll(async () => (await recorded(worker)).shown.length).toBe(1)
  await tap(worker, 'acknowledge')
  expect((await recorded(worker)).opened).toEqual(['/pages/once'])
  await deliver('not JSON at all')
  await expect.poll(async () => (await recorded(worker)).shown.length).toBe(2)
  expect((await recorded(worker)).shown.at(-1)?.title).toBe('Evenkeel has something to tell you')
})

test('[CHAN-3] [CHAN-12] Notifications say whether somebody can be reached, and take a rule by keyboard', async ({
  browserFor,
  server,
}) => {
  const ada = await createPerson(server, 'Ada Osei')
  const page = await browserFor(ada, phone)
  await page.goto('/settings/notifications')
  await expect(page.getByText('Nobody can reach you')).toBeVisible()
  await expect(page.getByText(`${ada.email} (account)`)).toBeVisible()
  const high = page.getByRole('group', { name: 'High urgency' })
  await high.getByRole('radio', { name: 'My own' }).click()
  await high.getByRole('spinbutton').fill('3')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(high.getByRole('spinbutton')).toHaveValue('3')
  await expectAccessible(page)
})
