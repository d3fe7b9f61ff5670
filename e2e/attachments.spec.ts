import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessibility.ts'
import { attachByButton, choose, composer, drag, logFile, paste, pasteLarge, pngOf, tiles } from './attach-files.ts'
import { expect, phone, test } from './fixtures.ts'
import { expectKept } from './kept-copy.ts'
import { checkout, line, log, openRoom, scriptOf, twoInRoom } from './war-room.ts'

test('[FILE-20] [FILE-21] pasted, dropped and chosen files go with one entry and reach the others', async ({
  browserFor,
  server,
}) => {
  const { here, there } = await twoInRoom({ browserFor, server })
  await paste(here, [await pngOf('image.png')])
  const drop = await drag(here, [logFile('trace.log')], here.getByRole('complementary', { name: 'Situation' }))
  await expect(here.getByText('Drop to attach to your entry')).toBeVisible()
  await drop()
  await expect(here.getByText('Drop to attach to your entry')).toBeHidden()
  await attachByButton(here, [await pngOf('deploys.png', 300, 900, '#1b7748')])
  await expect(tiles(here)).toHaveCount(3)
  await expect(tiles(here).nth(0)).toContainText(/Pasted \d\d\.\d\d\.png/)
  await paste(here, [await pngOf('image.png')], 'region\terrors')
  await expect(tiles(here)).toHaveCount(3)
  await expectAccessible(here)

  await log(here, '/o Latency since the deploy')
  await expect(tiles(here)).toHaveCount(0)
  const entry = line(there, 'Latency since the deploy')
  await expect(entry.getByRole('img')).toHaveCount(2)
  for (const page of [here, there]) {
    const pictures = line(page, 'Latency since the deploy').getByRole('img')
    await expect(pictures.first()).toHaveJSProperty('naturalWidth', 640)
    await expect(pictures.first()).toHaveJSProperty('clientWidth', 320)
  }
})

test('[FILE-26] a picture opens large, the arrows go through all of them, and a file is fetched as it was sent', async ({
  browserFor,
  server,
}) => {
  const { here, there } = await twoInRoom({ browserFor, server })
  const trace = logFile('trace.log')
  await attachByButton(here, [await pngOf('latency.png'), trace, await pngOf('deploys.png', 300, 900, '#1b7748')])
  await log(here, 'Latency since the deploy')
  const entry = line(there, 'Latency since the deploy')
  await expect(entry.getByRole('img').first()).toHaveJSProperty('naturalWidth', 640)
  await expectAccessible(there)

  const opener = entry.getByRole('button', { name: /^Picture from Ada Osei at .*: Latency since the deploy \(latency/ })
  await opener.click()
  const large = there.getByRole('dialog', { name: /Picture from Ada Osei/ })
  await expect(large).toContainText('1 of 2')
  await expect(large.getByRole('img')).toHaveJSProperty('naturalWidth', 1200)
  await expectAccessible(there)
  await there.keyboard.press('ArrowRight')
  await expect(large).toContainText('deploys.png')
  await there.keyboard.press('ArrowRight')
  await expect(large).toContainText('2 of 2')
  await there.keyboard.press('Escape')
  await expect(large).toBeHidden()
  await expect(opener).toBeFocused()

  const download = there.waitForEvent('download')
  await entry.getByRole('link', { name: /^Download trace\.log/ }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('trace.log')
  expect(await readFile(await saved.path())).toEqual(trace.buffer)
})

test('[FILE-22] [FILE-23] what was attached offline survives a closed tab and arrives once, with its picture', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const page = await browserFor(ada)
  const context = page.context()
  await openRoom(page, incident.key)
  await attachByButton(page, [await pngOf('staged.png')])
  await composer(page).fill('Not logged yet')
  await expect(tiles(page)).toHaveCount(1)
  await expectKept(page, 'staged.png', 'evenkeel-drafts')
  await page.reload()
  await expect(tiles(page)).toContainText('staged.png')
  await expect(composer(page)).toHaveValue('Not logged yet')

  await context.setOffline(true)
  await composer(page).press('Enter')
  const waiting = line(page, 'Not logged yet')
  await expect(waiting.getByRole('img')).toHaveJSProperty('naturalWidth', 1200)
  await expect(waiting).toContainText('Waiting')
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await page.close()

  await context.setOffline(false)
  const later = await context.newPage()
  await openRoom(later, incident.key)
  await expect(line(later, 'Not logged yet')).toHaveCount(1)
  await expect(line(later, 'Not logged yet').getByRole('img')).toHaveJSProperty('naturalWidth', 640)
  await expect(tiles(later)).toHaveCount(0)
  const { events } = await script.get<{ events: { type: string }[] }>(`/api/v1/incidents/${incident.id}/events`)
  expect(events.filter(({ type }) => type === 'note.added')).toHaveLength(1)
})

test('[FILE-22] what is attached after the browser has ended its database is kept as well', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await attachByButton(page, [logFile('before.log')])
  await expect(tiles(page)).toHaveCount(1)
  await expectKept(page, 'before.log', 'evenkeel-drafts')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb' })
  await attachByButton(page, [logFile('after.log')])
  await expect(tiles(page)).toHaveCount(2)
  await expectKept(page, 'after.log', 'evenkeel-drafts')
  await page.reload()
  await expect(tiles(page)).toHaveText([/after\.log/])
})

test('[FILE-4] [FILE-20] what is too large or no picture is refused in a sentence, and the words are kept', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await composer(page).fill('What the pool says')
  await attachByButton(page, [logFile('pool.log')])
  await pasteLarge(page, 'heap.bin', 11 * 1024 * 1024)
  await expect(page.getByText('heap.bin has 11 MB; a file may have at most 10 MB.')).toBeVisible()
  await expect(tiles(page)).toHaveCount(1)
  await expect(composer(page)).toHaveValue('What the pool says')

  const real = await pngOf('pool.png')
  await attachByButton(page, [{ ...real, buffer: real.buffer.subarray(0, 400) }])
  await composer(page).press('Enter')
  const refused = page.getByRole('region', { name: 'Not logged' })
  await expect(refused).toContainText('What the pool says')
  await expect(refused).toContainText(/picture cannot be read/)
  await refused.getByRole('button', { name: 'Edit' }).click()
  await expect(composer(page)).toHaveValue('What the pool says')
  await expect(tiles(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Take off pool.png' }).click()
  await composer(page).press('Enter')
  await expect(line(page, 'What the pool says').getByRole('link', { name: /Download pool\.log/ })).toBeVisible()
})

test('[FILE-26] a redaction takes the picture off every screen, an open one too', async ({ browserFor, server }) => {
  const { here, there } = await twoInRoom({ browserFor, server })
  await paste(here, [await pngOf('customers.png')])
  await composer(here).press('Enter')
  const mine = here.getByRole('article').filter({ has: here.getByRole('img', { name: /^Picture/ }) })
  const theirs = there.getByRole('button', { name: /^Picture from Ada Osei/ })
  const address = /\/attachments\//
  await expect(theirs.getByRole('img')).toHaveAttribute('src', address)
  const source = (await theirs.getByRole('img').getAttribute('src')) ?? ''
  await theirs.click()
  await expect(there.getByRole('dialog')).toBeVisible()

  await mine.hover()
  await mine.getByRole('button', { name: 'More about this line' }).click()
  await here.getByRole('menuitem', { name: 'Redact' }).click()
  await here
    .getByRole('dialog')
    .getByRole('button', { name: /Redact/ })
    .click()
  await expect(there.getByRole('dialog')).toBeHidden()
  for (const page of [here, there]) {
    await expect(page.getByRole('img', { name: /^Picture/ })).toHaveCount(0)
    await expect(page.getByText('customers.png')).toHaveCount(0)
  }
  expect((await there.request.get(source)).status()).toBe(404)
})

test('[FILE-7] [ACCESS-1] who may not see the incident gets neither its pictures nor a hint of them', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare({ ...checkout, visibility: 'private' })
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await paste(page, [await pngOf('leak.png')])
  await log(page, 'Only for members')
  const picture = line(page, 'Only for members').getByRole('img')
  await expect(picture).toHaveAttribute('src', /\/attachments\//)
  const source = (await picture.getAttribute('src')) ?? ''
  expect((await page.request.get(source)).status()).toBe(200)
  const stranger = await browserFor(ravi)
  const errorAt = async (address: string) => {
    const answer = await stranger.request.get(address)
    const { code, message } = (await answer.json()).error
    return { status: answer.status(), code, message }
  }
  const answer = await errorAt(source)
  expect(answer.status).toBe(404)
  expect(await errorAt(source.replace(incident.id, crypto.randomUUID()))).toEqual(answer)
})

test('[FILE-26] the keyboard alone attaches, takes off, opens, zooms and comes back', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  await page.locator('main').focus()
  const files = [await pngOf('one.png', 3000, 2000), await pngOf('two.png', 200, 100)]
  await choose(page, files, () => page.keyboard.press('f'))
  await expect(tiles(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Take off two.png' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Take off one.png' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(composer(page)).toBeFocused()
  await page.keyboard.press('Enter')

  const picture = page.getByRole('button', { name: /^Picture from Ada Osei/ })
  await expect(picture.getByRole('img')).toHaveAttribute('src', /\/attachments\//)
  await picture.focus()
  await page.keyboard.press('Enter')
  const large = page.getByRole('dialog').getByRole('img')
  await expect(large).toBeVisible()
  const widthOf = () => large.evaluate((image) => image.clientWidth)
  expect(await widthOf()).toBeLessThan(1440)
  await page.keyboard.press('+')
  await expect.poll(widthOf).toBe(3000)
  await page.keyboard.press('-')
  await expect.poll(widthOf).toBeLessThan(1440)
  await large.click({ position: { x: 10, y: 10 } })
  await expect.poll(widthOf).toBe(3000)
  await page.keyboard.press('Escape')
  await expect(picture).toBeFocused()
})

test('[FILE-27] a slow upload shows how far it is, on a phone too', async ({ browserFor, newPerson, server }) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada, phone)
  await openRoom(page, incident.key)
  await pasteLarge(page, 'heap.bin', 1_500_000)
  await attachByButton(page, [await pngOf('pool.png')])
  await expectAccessible(page)
  const network = await page.context().newCDPSession(page)
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 }
  await network.send('Network.emulateNetworkConditions', slow)
  await log(page, 'Both from the phone')
  const progress = page.getByRole('progressbar', { name: 'Uploading heap.bin' })
  const partOf = async () => Number(await progress.getAttribute('aria-valuenow'))
  await expect.poll(partOf).toBeGreaterThan(10)
  await network.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })
  await expect(page.getByRole('link', { name: /Download heap\.bin/ })).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await page.getByRole('button', { name: /^Picture from Ada Osei/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
})

test('[FILE-24] [FILE-25] a picture that cannot be loaded says so in its place, and comes when it can', async ({
  browserFor,
  server,
}) => {
  const { here, there } = await twoInRoom({ browserFor, server })
  await there.route('**/attachments/**', (route) => route.fulfill({ status: 404 }))
  await composer(here).pressSequentially('/d ')
  await paste(here, [await pngOf('plan.png')])
  await composer(here).press('Enter')

  const decision = there.getByRole('article').filter({ hasText: 'decision' })
  const gap = decision.locator('span', { hasText: 'This picture cannot be shown' }).first()
  await expect(gap).toHaveJSProperty('offsetWidth', 320)
  const height = await gap.evaluate((element: HTMLElement) => element.offsetHeight)
  expect(Math.abs(height - 187)).toBeLessThan(2)
  await expect(there.getByRole('complementary', { name: 'Situation' })).toContainText('a picture')
  await expectAccessible(there)

  await there.context().setOffline(true)
  await expect(decision).toContainText('Not kept on this device')
  await there.unroute('**/attachments/**')
  await there.context().setOffline(false)
  await expect(decision.getByRole('img', { name: /^Picture from Ada Osei/ })).toHaveJSProperty('naturalWidth', 640)
})
