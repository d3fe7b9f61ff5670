import { expectAccessible } from './accessibility.ts'
import { test as base, expect, phone, useServer } from './fixtures.ts'
import type { TestServer } from './server.ts'

/** A server of its own: the file names services as other tests do. */
const test = base.extend<object, { server: TestServer }>({
  server: [async ({}, use) => useServer(use), { scope: 'worker' }],
})

const SHOP = (email: string) => `
evenkeel: team
key: payments
name: Payments
members: [${email}]
---
evenkeel: service
key: web-shop
name: Web shop
tier: 1
dependsOn: [checkout, identity]
---
evenkeel: service
key: checkout
name: Checkout
description: From basket to order
team: payments
tier: 1
links:
  - {title: Dashboard, url: https://grafana.example.org/d/checkout}
  - {title: Runbook, url: https://wiki.example.org/runbooks/checkout}
dependsOn: [payments-api, identity]
levers:
  roll-back:
    how: |
      harbour rollback checkout --to previous
      Watch https://grafana.example.org/d/checkout: the errors fall within two minutes.
    url: https://deploy.example.org/checkout
    expectedMinutes: 5
  flag-off: {how: Turn off express-checkout., who: Payments only, expectedMinutes: 1}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: payments-api, title: Payments API}
spec: {type: service, lifecycle: production, owner: payments, dependsOn: [component:checkout, resource:default/cards-db]}
---
evenkeel: service
key: identity
name: Identity
`

test('[CAT-3] [CAT-4] [CAT-6] a catalogue comes in as a file, its owners keep the levers, everybody reads it', async ({
  browserFor,
  newPerson,
}) => {
  const owner = await newPerson('Ravi Menon')
  const admin = await newPerson('Ada Osei', 'admin')
  const page = await browserFor(admin)
  await page.goto('/services')

  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByLabel('Or paste it here').fill('evenkeel: service\nkey: checkout\nteam: nobody')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'document 1, team: nobody is no team' })).toBeVisible()
  await page.getByLabel('Catalogue file').setInputFiles({
    name: 'catalogue.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(SHOP(owner.email)),
  })
  await expect(page.getByLabel('Or paste it here')).toHaveValue(/key: web-shop/)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('Would be added')).toBeVisible()
  await expect(page.getByText('resource:default/cards-db is no component')).toBeVisible()
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/pictures/services-import.png' })
  await page.getByRole('button', { name: 'Apply 5 changes' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('row', { name: /Checkout/ })).toContainText('2 of 4')

  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByLabel('Or paste it here').fill(SHOP(owner.email))
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('Nothing would change')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).first().click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export' }).click()])
  expect(file.suggestedFilename()).toBe('evenkeel-catalogue.yaml')

  await page.getByRole('button', { name: 'New service' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Another')
  await page.getByLabel('Key', { exact: true }).fill('checkout')
  await page.getByLabel('Needs').fill('ident')
  await page.getByRole('option', { name: 'Identity' }).click()
  await page.getByRole('button', { name: 'Add link' }).click()
  await page.getByLabel('Title of link 1').fill('Runbook')
  await page.getByLabel('Address of link 1').fill('nowhere')
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/pictures/services-new.png' })
  await page.getByRole('button', { name: 'Add service' }).click()
  await expect(page.getByText('The address is not an http or https link.')).toBeVisible()
  await page.getByLabel('Address of link 1').fill('https://wiki.example.org')
  await page.getByRole('button', { name: 'Add service' }).click()
  await expect(page.getByText(/The key is taken/)).toBeVisible()
  await expect(page.getByLabel('Key', { exact: true })).toBeFocused()
  await page.getByLabel('Key', { exact: true }).fill('another')
  await page.getByRole('button', { name: 'Add service' }).click()
  await expect(page.getByRole('row', { name: /Another/ })).toBeVisible()
  await page.getByLabel('Search services').fill('check')
  await expect(page.getByRole('row', { name: /Another/ })).toHaveCount(0)
  await page.getByLabel('Search services').fill('')
  await expectAccessible(page)
  await page.screenshot({ path: 'test-results/pictures/services-desktop.png' })

  await page.getByRole('link', { name: 'Another' }).click()
  await page.getByRole('button', { name: 'More on Another' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  const asked = page.getByRole('dialog', { name: 'Archive Another?' })
  await expect(asked).toContainText('No incident can name it any more')
  await asked.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByText('Archived', { exact: true })).toBeVisible()

  const keeper = await browserFor(owner)
  await keeper.goto('/services')
  await expect(keeper.getByRole('button', { name: 'Import' })).toHaveCount(0)
  await keeper.getByRole('link', { name: 'Checkout' }).click()
  await expect(keeper.getByRole('heading', { name: /Checkout/, level: 1 })).toBeVisible()
  await expect(keeper.getByRole('img', { name: 'Checkout: needed by Web shop; needs' })).toBeVisible()
  await keeper.getByRole('button', { name: /^Write it down.*Scale up/ }).click()
  await keeper.getByLabel('What to do').fill('harbour scale checkout --replicas 16')
  await keeper.getByLabel('Minutes to effect').fill('soon')
  await keeper.getByRole('button', { name: 'Save' }).click()
  await expect(keeper.getByText('The time to effect is not a whole number of minutes.')).toBeVisible()
  await keeper.getByLabel('Minutes to effect').fill('4')
  await expectAccessible(keeper)
  await keeper.screenshot({ path: 'test-results/pictures/service-lever.png' })
  await keeper.getByRole('button', { name: 'Save' }).click()
  await expect(keeper.getByText('harbour scale checkout --replicas 16')).toBeVisible()
  await expect(keeper.getByText('3 of 4 ready')).toBeVisible()
  await expectAccessible(keeper)
  await keeper.screenshot({ path: 'test-results/pictures/service-desktop.png', fullPage: true })

  const small = await browserFor(owner, { ...phone, colorScheme: 'dark' })
  await small.goto('/services')
  await expectAccessible(small)
  await small.screenshot({ path: 'test-results/pictures/services-phone-dark.png' })
  await small.getByRole('link', { name: 'Checkout' }).click()
  await expect(small.getByText('3 of 4 ready')).toBeVisible()
  await expectAccessible(small)
  expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await small.screenshot({ path: 'test-results/pictures/service-phone-dark.png', fullPage: true })
})
