import { describe, expect, test, vi } from 'vitest'
import { pushPayloadOf } from '@/lib/domain/on-call/push-payload'
import { answerNotification } from './answer-notification'
import { pageNotification } from './page-notification'

const page = pushPayloadOf({
  pageId: 'page-1',
  title: 'SEV1: checkout fails',
  text: 'Payments are refused.',
  urgency: 'high',
  url: 'https://evenkeel.example/incidents/INC-1',
  answerUrl: 'https://evenkeel.example/answer/once',
  isTest: false,
})

describe('[CHAN-7] a page on a device', () => {
  test('of high urgency stays until somebody does something, and can be acknowledged where it is shown', () => {
    const { title, options } = pageNotification(page)
    expect(title).toBe('SEV1: checkout fails')
    expect(options).toMatchObject({
      body: 'Payments are refused.',
      tag: 'page-1',
      requireInteraction: true,
      renotify: true,
    })
    expect(options.actions.map(({ action }) => action)).toEqual(['acknowledge', 'open'])
  })

  test('of low urgency, or a test, does not stay; a test asks for nothing', () => {
    expect(pageNotification({ ...page, urgency: 'low' }).options.requireInteraction).toBe(false)
    const { options } = pageNotification({ ...page, isTest: true, answerUrl: page.url })
    expect([options.requireInteraction, options.actions]).toEqual([false, []])
  })

  test.each([null, undefined, 7, 'text', [], {}, { title: 3, urgency: 'loud' }])('shows something for %j', (value) => {
    const { title, options } = pageNotification(pushPayloadOf(value))
    expect(title).toBe('Evenkeel has something to tell you')
    expect(options.tag).toBe('evenkeel')
  })
})

const parts = (answer: () => Promise<Response>) => ({
  origin: 'https://evenkeel.example',
  fetch: vi.fn(answer),
  showAcknowledged: vi.fn(async () => {}),
  open: vi.fn(async () => {}),
})

describe('[CHAN-7] what is tapped', () => {
  test('acknowledges with the session, and opens nothing', async () => {
    const device = parts(async () => new Response('{}'))
    await answerNotification('acknowledge', page, device)
    const [path, init] = device.fetch.mock.calls[0] as unknown as [string, RequestInit]
    expect(path).toBe('/api/v1/pages/page-1/acknowledge')
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin' })
    expect(device.showAcknowledged).toHaveBeenCalledWith(page)
    expect(device.open).not.toHaveBeenCalled()
  })

  test.each([
    ['signed out', async () => new Response('{}', { status: 401 })],
    ['without a network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('%s opens the page to answer on, which needs no session', async (_, answer) => {
    const device = parts(answer)
    await answerNotification('acknowledge', page, device)
    expect(device.open).toHaveBeenCalledWith('/answer/once')
    expect(device.showAcknowledged).not.toHaveBeenCalled()
  })

  test('opens what it is about, and never another site', async () => {
    const device = parts(async () => new Response())
    await answerNotification('', page, device)
    await answerNotification('open', { ...page, url: 'https://elsewhere.example/trap' }, device)
    expect(device.open.mock.calls).toEqual([['/incidents/INC-1'], ['/']])
    expect(device.fetch).not.toHaveBeenCalled()
  })

  test('on a test asks the server for nothing', async () => {
    const device = parts(async () => new Response())
    await answerNotification('acknowledge', { ...page, answerUrl: page.url }, device)
    expect(device.fetch).not.toHaveBeenCalled()
  })
})
