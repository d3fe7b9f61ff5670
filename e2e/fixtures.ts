import { type Browser, type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import { watchForProblems } from './page-problems.ts'
import { createPerson, type Person, signIn } from './people.ts'
import { startServer, type TestServer } from './server.ts'

interface Fixtures {
  /** Opens a browser of its own (cookies, storage) signed in as this person, at no page yet. */
  browserFor(person: Person, options?: BrowserContextOptions): Promise<Page>
  /** Opens a browser of its own in which nobody is signed in. */
  strangerBrowser(options?: BrowserContextOptions): Promise<Page>
  /** Adds somebody to the organisation. */
  newPerson(name: string, role?: Person['role']): Promise<Person>
  /** What pages must not do fails the test; one that provokes it on purpose removes its entry here. */
  problems: string[]
}

interface WorkerFixtures {
  /** The built server of this worker. Tests share it: each brings its own people and incidents. */
  server: TestServer
}

/** The built server for as long as somebody uses it. */
export async function useServer(use: (server: TestServer) => Promise<void>): Promise<void> {
  const server = await startServer()
  await use(server)
  await server.dispose()
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
export const desktop = { viewport: { width: 1440, height: 900 } }

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [async ({}, use) => useServer(use), { scope: 'worker' }],

  problems: [
    async ({}, use) => {
      const problems: string[] = []
      await use(problems)
      base.expect(problems, 'what pages must not do').toEqual([])
    },
    { auto: true },
  ],

  strangerBrowser: async ({ browser, server, problems }, use) => {
    const opened = contexts(browser, server, problems)
    await use(async (options) => (await opened.open(options)).newPage())
    await opened.close()
  },

  browserFor: async ({ browser, server, problems }, use) => {
    const opened = contexts(browser, server, problems)
    await use(async (person, options) => {
      const context = await opened.open(options)
      await signIn(context, server, person)
      return context.newPage()
    })
    await opened.close()
  },

  newPerson: async ({ server }, use) => {
    await use((name, role) => createPerson(server, name, role))
  },
})

export const expect = base.expect

function contexts(browser: Browser, server: TestServer, problems: string[]) {
  const open: Awaited<ReturnType<Browser['newContext']>>[] = []
  return {
    async open(options: BrowserContextOptions = desktop) {
      const context = await browser.newContext({ baseURL: server.url, ...options })
      watchForProblems(context, problems)
      open.push(context)
      return context
    },
    close: () => Promise.all(open.map((context) => context.close())),
  }
}
