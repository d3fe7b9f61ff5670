import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { SECTIONS } from '@/lib/domain/postmortem/sections'
import { expect, test } from '../fixtures.ts'
import { checkout } from '../war-room.ts'
import { castOf, senderOf } from './callers.ts'
import { sayInPostmortem } from './canary-postmortem.ts'
import { openDocument } from './documents.ts'
import { isFull, record } from './figures.ts'
import { linkUpdate, sayAll, sayInDocument } from './postmortem-words.ts'
import { vectors } from './vectors.ts'

const isOwned = (page: Page) => page.evaluate(() => Reflect.get(window, 'isOwned') === true)

/** Waits for the editors, and shows all that stands beside them. */
async function openPanels(page: Page): Promise<void> {
  await expect(page.locator('[contenteditable="true"]').first()).toBeVisible()
  const beside = page.getByRole('radiogroup', { name: 'What is shown beside the document' })
  for (const panel of [/^Wording/, /^Comments/]) {
    await beside.getByRole('radio', { name: panel }).click()
    await expect(page.getByText('owned').first()).toBeAttached()
    expect(await isOwned(page), String(panel)).toBe(false)
    expect(await page.locator(bad).count(), String(panel)).toBe(0)
  }
}

const bad = 'a[href^="javascript" i], a[href^="data:" i], [onerror], [onload], [onfocus], main script:not([nonce])'

/** Addresses that a document may not link to. */
const schemes = [
  'javascript:owned()',
  'JaVaScRiPt:owned()',
  ' javascript:owned()',
  '\u0001javascript:owned()',
  'java\nscript:owned()',
  'java\tscript:owned()',
  'javascript://example.org/%0aowned()',
  'data:text/html,<script>owned()</script>',
  'vbscript:owned()',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'filesystem:https://example.org/x',
  'view-source:https://example.org',
  '//evil.example',
  '/incidents',
  '',
]

test('[FRONT-4] [COLLAB-4] two hundred scripts through a postmortem and its document: none runs, no policy is broken', async ({
  browserFor,
  strangerBrowser,
  problems,
  server,
}) => {
  test.setTimeout(isFull ? 900_000 : 300_000)
  const { chief, insider, admin } = await castOf(server)
  const page = await browserFor(admin)
  const input = { ...checkout, title: vectors[2], summary: vectors[3] }
  const declared = await chief.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input })
  const { id, key } = JSON.parse(declared.text).incident
  const body = { commandId: randomUUID(), input: { status: 'mitigated', note: vectors[8] } }
  await chief.send('POST', `/api/v1/incidents/${id}/commands/change-status`, body)
  const short = vectors.filter(({ length }) => length < 60)
  const said = await sayInPostmortem(server, { writer: chief, reader: insider }, { id, key }, short[5] ?? '')

  // What an editor cannot write, the protocol can.
  const me = JSON.parse((await chief.send('GET', '/api/v1/me')).text)
  const opened = openDocument(server, chief, id)
  expect(await opened.outcome()).toBe('read-write')
  // The name of what every object has broke a page that looked it up.
  const everywhere = isFull ? vectors : vectors.filter((word, index) => index % 20 === 0 || word === '__proto__')
  for (const word of everywhere) {
    sayInDocument(opened.doc, word, { personId: me.id, pictureId: said.pictureId })
    expect(await opened.isSaved(), `${word}: ${opened.closes}`).toBe(true)
  }
  sayAll(opened.doc, vectors)
  expect(await opened.isSaved(), `closed with ${opened.closes}`).toBe(true)
  for (const href of schemes) {
    const attacker = openDocument(server, insider, id)
    await attacker.outcome()
    attacker.sendUpdate(linkUpdate(attacker.doc, href))
    await expect.poll(() => attacker.closes[0], { message: JSON.stringify(href) }).toBe(COLLAB_CLOSE.refused)
    attacker.close()
  }
  opened.close()
  const published = await chief.send('POST', `/api/v1/incidents/${id}/commands/publish-review`, {
    commandId: randomUUID(),
    input: {},
  })
  expect(published.status, published.text).toBe(200)
  const edition = { id: randomUUID(), version: 2, sections: SECTIONS }
  const made = await chief.send('POST', `/api/v1/incidents/${id}/postmortem/editions`, edition)
  const publicPath = new URL(JSON.parse(made.text).edition.url).pathname

  const root = `/incidents/${key}/postmortem`
  const paths = [
    root,
    `${root}/print`,
    `${root}/print?version=2`,
    `${root}/compare?from=1&to=2`,
    `${root}/versions`,
    `${root}/versions/2`,
    '/preventions',
  ]
  const raw = vectors.filter((text) => /<\w/.test(text))
  const nobody = senderOf(server, { cookie: null, token: null })
  for (const path of [...paths, publicPath]) {
    const { status, text } = await (path === publicPath ? nobody : chief.send)('GET', path)
    expect(status, path).toBe(200)
    expect(
      raw.filter((vector) => text.includes(vector)),
      `${path} as the server sends it`,
    ).toEqual([])
  }
  const setTrap = () => Reflect.set(window, 'owned', () => Reflect.set(window, 'isOwned', true))
  await page.addInitScript(setTrap)
  for (const path of paths) {
    await page.goto(path)
    // In full it is a postmortem of ten thousand nodes.
    await expect(page.getByRole('heading').first()).toBeVisible({ timeout: 60_000 })
    if (path === root) await openPanels(page)
    await expect(page.getByText('owned').first()).toBeAttached()
    expect(await isOwned(page), path).toBe(false)
    expect(await page.locator(bad).count(), path).toBe(0)
  }
  const stranger = await strangerBrowser()
  await stranger.addInitScript(setTrap)
  await stranger.goto(publicPath)
  await expect(stranger.getByText('owned').first()).toBeAttached()
  expect(await isOwned(stranger), publicPath).toBe(false)
  expect(await stranger.locator(bad).count(), publicPath).toBe(0)

  const reports = problems.filter((problem) => problem.startsWith('Content-Security-Policy'))
  // Each of the checks above would have ended the test.
  record('scripts in a postmortem', {
    vectors: vectors.length,
    'in every place': everywhere.length,
    'schemes refused': schemes.length,
    pages: paths.length + 1,
    executions: 0,
    'policy reports': reports.length,
  })
})
