import { expect, type Page } from '@playwright/test'

const COPY = 'evenkeel-kept'

/** All that this browser keeps for when the server is away, or in another database of it, as text. */
export const keptIn = (page: Page, keptBy = COPY): Promise<string> =>
  page.evaluate(async (called) => {
    const databases = await indexedDB.databases()
    if (!databases.some(({ name }) => name === called)) return ''
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await settled(indexedDB.open(called))
    try {
      const reading = database.transaction([...database.objectStoreNames])
      const all = [...database.objectStoreNames].map((name) => settled(reading.objectStore(name).getAll()))
      return JSON.stringify(await Promise.all(all))
    } finally {
      database.close()
    }
  }, keptBy)

export const expectKept = (page: Page, words: string, keptBy = COPY): Promise<void> =>
  expect.poll(() => keptIn(page, keptBy), `"${words}" is kept`).toContain(words)

export const expectForgotten = (page: Page, words: string): Promise<void> =>
  expect.poll(() => keptIn(page), `"${words}" is not kept`).not.toContain(words)

/** Waits until the service worker is in charge, and has all of its build: some hundred files, which take their time. */
export const workerReady = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { active } = await navigator.serviceWorker.ready
          return active?.state === 'activated' && Boolean(await caches.match('/offline'))
        }),
      { timeout: 60_000 },
    )
    .toBe(true)
