import { expect, test } from './fixtures.ts'
import { checkout, comeToLife, openRoom, scriptOf } from './war-room.ts'

test('a control says its name and keys to the pointer and to the keys, and stops once it is used', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  await page.goto('/')
  await comeToLife(page)
  const tip = page.locator('[data-tip-box]')
  const rail = page.getByRole('navigation', { name: 'Evenkeel' })
  const incidents = rail.getByRole('link', { name: /^Incidents/ })

  await incidents.hover()
  await expect(tip).toHaveText(/^Incidents\s*g\s*i/)
  // It is not to be seen before it has its place.
  await expect(tip).toBeVisible()
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

test('a menu opens at its first item for the keys and at none for the pointer, and gives the focus back', async ({
  browserFor,
  newPerson,
}) => {
  const page = await browserFor(await newPerson('Ada Osei'))
  await page.goto('/')
  // Done again later, a press of a key counts as one of the pointer.
  await comeToLife(page)
  const opener = page.getByRole('button', { name: 'Account of Ada Osei' })
  const menu = page.getByRole('menu')
  const first = menu.getByRole('menuitem').first()
  await expect(opener).toHaveAttribute('aria-haspopup', 'menu')

  for (const key of ['Enter', ' ', 'ArrowDown']) {
    await opener.focus()
    await page.keyboard.press(key)
    await expect(first).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(opener).toBeFocused()
  }

  await opener.click()
  await expect(menu).toBeFocused()
  await expect(menu).toHaveAccessibleName('Account of Ada Osei')
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(first).toBeFocused()
  await opener.click()
  await expect(menu).toHaveCount(0)

  await opener.click()
  await expect(menu).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(menu).toHaveCount(0)
})

test('a choice of one among a few goes by the arrows, and keys of one letter work at it', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const ada = await newPerson('Ada Osei')
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const page = await browserFor(ada)
  await openRoom(page, incident.key)
  const shown = page.getByRole('radiogroup', { name: 'What is shown' }).getByRole('radio')
  await shown.first().click()
  await page.keyboard.press('ArrowRight')
  await expect(shown.nth(1)).toBeChecked()
  await expect(shown.nth(1)).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})
