import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { type Account, startProvider, type TestProvider } from '../lib/testing/oidc-provider/start-provider.ts'
import { freePort } from '../scripts/database/running-server.ts'
import { test as base, expect } from './fixtures.ts'
import { startServer } from './server.ts'

interface Providers {
  /** Leaves the role to the admins, and lets nobody in whom they do not know. */
  acme: TestProvider
  /** Gives roles by groups and adds whoever has one; its ID tokens carry nothing but the subject. */
  globex: TestProvider
  /** Starts what they run on; everything is up already. */
  settings: Record<string, string>
}

/** Two real providers on loopback and a server that knows them, and a third one that is never there. */
export const test = base.extend<object, { providers: Providers; ports: number[] }>({
  ports: [
    async ({}, use) => {
      await use([await freePort(), await freePort(), await freePort()])
    },
    { scope: 'worker' },
  ],

  server: [
    async ({ ports }, use) => {
      const server = await startServer(settingsOf(ports))
      await use(server)
      await server.dispose()
    },
    { scope: 'worker' },
  ],

  providers: [
    async ({ ports, server }, use) => {
      const [acmePort = 0, globexPort = 0] = ports
      const shared = { evenkeel: server.url, clientId: 'evenkeel', clientSecret: 'a-secret-for-tests' }
      const acme = await startProvider({ ...shared, id: 'acme', port: acmePort })
      const globex = await startProvider({ ...shared, id: 'globex', port: globexPort, isTerse: true })
      await use({ acme, globex, settings: settingsOf(ports) })
      await Promise.all([acme.down(), globex.down()])
    },
    { scope: 'worker', auto: true },
  ],
})

export { expect }

function settingsOf([acme, globex, gone]: number[]): Record<string, string> {
  const provider = (name: string, port: number | undefined) => ({
    [`OIDC_${name}_ISSUER`]: `http://localhost:${port}`,
    [`OIDC_${name}_CLIENT_ID`]: 'evenkeel',
    [`OIDC_${name}_CLIENT_SECRET`]: 'a-secret-for-tests',
  })
  return {
    OIDC_PROVIDERS: 'acme,globex,gone',
    ...provider('ACME', acme),
    ...provider('GLOBEX', globex),
    ...provider('GONE', gone),
    OIDC_ACME_NAME: 'Acme',
    OIDC_GLOBEX_NAME: 'Globex ID',
    OIDC_GLOBEX_SCOPES: 'openid email profile groups',
    OIDC_GLOBEX_ROLE_CLAIM: 'groups',
    OIDC_GLOBEX_ADMINS: 'leads',
    OIDC_GLOBEX_RESPONDERS: 'ops, dev',
    OIDC_GLOBEX_NEW_PEOPLE: 'claim',
    OIDC_GONE_NAME: 'Initech',
  }
}

/** Somebody with an account at a provider; answers what they type there. */
export function register(provider: TestProvider, account: Account): string {
  const subject = `account-${randomUUID().slice(0, 8)}`
  provider.accounts.set(subject, { email_verified: true, ...account })
  return subject
}

/** From the sign-in page to the provider, and through its own page when it does not know this browser. */
export async function signInThrough(page: Page, name: string, account: string): Promise<void> {
  await page.getByRole('button', { name: `Continue with ${name}` }).click()
  await page.getByLabel('Account').fill(account)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

/** What the page says went wrong; the framework has an alert of its own, for screen readers. */
export const said = (page: Page) => page.getByRole('main').getByRole('alert')
