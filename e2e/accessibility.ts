import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What fades in has too little contrast while it does; what turns for ever is left to turn. */
const settleAnimations = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
    return Promise.allSettled(ending.map(({ finished }) => finished))
  })

/** Expects axe to find nothing on the page as it is now, or in one part of a long one. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  // What comes while axe looks does not fade in either.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await settleAnimations(page)
  // What passes is not described: on a long page that takes longer than to find what fails.
  const axe = new AxeBuilder({ page })
    // Our pages have no frames of others, and need no second page to sum up what each frame found.
    .setLegacyMode()
    .include(within)
    .options({ resultTypes: ['violations'] })
    .withTags(wcag)
  const { violations } = await axe.analyze()
  await page.emulateMedia({ reducedMotion: null })
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  )
  expect(found).toEqual([])
}
