import { expect, test } from './fixtures.ts'
import { checkout, openRoom, scriptOf } from './war-room.ts'

test('a control says its name and keys to the pointer and to the keys, and stops once it is used', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  await page.goto('/')
  const tip = page.locator('[data-tip-box]')
  const rail = page.getByRole('navigation', { name: 'Evenkeel' })
  const incidents = rail.getByRole('link', { name: /^Incidents/ })

  await incidents.hover()
  await expect(tip).toHaveText(/^Incidents\s*g\s*i/)
  const [control, shown] = [await incidents.boundingBox(), await tip.boundingBox()]
  expect(shown?.x, 'beside its control').toBeGreaterThan((control?.x ?? 0) + (control?.width ?? 0))
  // It can be read with the pointer on it, and there is one at a time.
  await tip.hover()
  await expect(tip).toHaveText(/^Incidents/)
  await rail.getByRole('link', { name: 'History' }).hover()
  await expect(tip).toHaveText(/^History/)
  await page.mouse.move(700, 450)
  await expect(tip).toHaveCount(0)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(tip).toHaveText(/^My shift/)
  await page.keyboard.press('Escape')
  await expect(tip).toHaveCount(0)

  const search = rail.getByRole('button', { name: 'Search and commands' })
  await search.hover()
  await expect(tip).toHaveText(/Search and commands/)
  await search.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(tip).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Close' }).hover()
  await expect(tip).toHaveText(/^Close/)
  await tip.click()
  await expect(dialog, 'a press on its tip is none beside it').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('what a control opens it also closes, and who leaves it for another control is not called back', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const box = page.getByRole('dialog')
  const opener = page.getByRole('button', { name: /^1 here/ })

  await expect(opener).toHaveAttribute('aria-expanded', 'false')
  await opener.click()
  await expect(box).toBeVisible()
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  const name = (await opener.getAttribute('aria-controls')) ?? ''
  await expect(box).toHaveAttribute('id', name)
  await opener.click()
  await expect(box).toHaveCount(0)

  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(box).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  await expect(opener).toBeFocused()

  await opener.click()
  await expect(box).toBeVisible()
  const composer = page.getByRole('textbox', { name: 'New entry' })
  await composer.click()
  await expect(box).toHaveCount(0)
  await expect(composer).toBeFocused()
})
