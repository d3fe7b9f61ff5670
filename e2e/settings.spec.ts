import type { BrowserContextOptions, Page, Route } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import type { Person } from './people.ts'
import { comeToLife } from './war-room.ts'

/** Olga at a desk and Kim with a phone, both with a page of the settings open. */
async function twoAdminsAt(
  path: string,
  browserFor: (person: Person, options?: BrowserContextOptions) => Promise<Page>,
  newPerson: (name: string, role: Person['role']) => Promise<Person>,
) {
  const here = await browserFor(await newPerson('Olga Brandt', 'admin'))
  const there = await browserFor(await newPerson('Kim Berg', 'admin'), phone)
  for (const page of [here, there]) {
    await page.goto(path)
    // While React takes over a text area, it forgets what is selected in it: `fill` would add to the text.
    await comeToLife(page)
  }
  return { here, there }
}

test('[API-9] what another admin set meanwhile is not written over, and nothing typed is lost', async ({
  browserFor,
  newPerson,
}) => {
  const { here, there } = await twoAdminsAt('/settings/actions', browserFor, newPerson)
  const hostsOn = (page: Page) => page.getByLabel('Hosts that may be called')
  const save = async (page: Page) => {
    const button = page.getByRole('button', { name: 'Save', exact: true })
    const answered = page.waitForResponse((response) => response.request().method() === 'PUT')
    await button.click()
    await answered
    // The page has taken the answer in: it sends once at a time.
    await expect(button).not.toHaveAttribute('aria-busy')
  }
  const stored = async () => (await (await here.request.get('/api/v1/settings/action-hosts')).json()).value

  await hostsOn(here).fill('deploy.internal')
  await save(here)
  await expect.poll(stored).toEqual(['deploy.internal'])
  await hostsOn(there).fill('vault.internal')
  await save(there)
  const note = there.getByRole('alert').filter({ hasText: 'Olga Brandt changed this setting meanwhile.' })
  await expect(note).toBeInViewport()
  await expect(hostsOn(there)).toHaveValue('vault.internal')
  await expectAccessible(there)
  expect(await stored()).toEqual(['deploy.internal'])
  await there.getByRole('button', { name: 'Take theirs' }).click()
  await expect(note).toHaveCount(0)
  await expect(hostsOn(there)).toHaveValue('deploy.internal')
  await hostsOn(there).fill('deploy.internal vault.internal')
  await save(there)
  await expect.poll(stored).toEqual(['deploy.internal', 'vault.internal'])

  await hostsOn(here).fill('only.internal')
  await save(here)
  await expect(here.getByRole('alert').filter({ hasText: 'Kim Berg changed this setting meanwhile.' })).toBeVisible()
  await here.getByRole('button', { name: 'Keep mine, then save' }).click()
  await expect(hostsOn(here)).toHaveValue('only.internal')
  await save(here)
  await expect.poll(stored).toEqual(['only.internal'])
  await hostsOn(here).fill('')
  // What is typed while it is being saved stays, too.
  const typeOn = async (route: Route) => {
    await hostsOn(here).fill('typed-on.internal')
    await route.continue()
  }
  await here.route('**/api/v1/settings/action-hosts', typeOn, { times: 1 })
  await save(here)
  expect(await stored()).toEqual([])
  await expect(hostsOn(here)).toHaveValue('typed-on.internal')
})

test('[CHAN-15] a server of ntfy that another admin set meanwhile is not written over, and nothing typed is lost', async ({
  browserFor,
  newPerson,
}) => {
  const { here, there } = await twoAdminsAt('/settings/channels', browserFor, newPerson)
  const section = (page: Page) => page.getByRole('region', { name: 'ntfy' })
  const serverOn = (page: Page) => section(page).getByLabel('Server')
  const save = (page: Page) => section(page).getByRole('button', { name: 'Save', exact: true }).click()
  const stored = async () => (await (await here.request.get('/api/v1/channels')).json()).ntfy.server

  await serverOn(there).fill('https://theirs.example')
  await serverOn(here).fill('https://ours.example')
  await save(here)
  await expect.poll(stored).toBe('https://ours.example')
  await save(there)
  const note = there.getByRole('alert').filter({ hasText: 'Olga Brandt changed this setting meanwhile.' })
  await expect(note).toBeInViewport()
  await expect(serverOn(there)).toHaveValue('https://theirs.example')
  await expectAccessible(there)
  expect(await stored()).toBe('https://ours.example')
  await there.getByRole('button', { name: 'Keep mine, then save' }).click()
  await expect(note).toHaveCount(0)
  await save(there)
  await expect.poll(stored).toBe('https://theirs.example')
  // Nothing was typed here since: it is shown by itself.
  await expect(serverOn(here)).toHaveValue('https://theirs.example', { timeout: 40_000 })
  await serverOn(here).fill('')
  await save(here)
  await expect.poll(stored).toBe(null)
})
