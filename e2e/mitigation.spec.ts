import { randomUUID } from 'node:crypto'
import type { IncidentState } from '@/lib/domain/incident/state'
import { expectAccessible } from './accessibility.ts'
import { expect, phone, test } from './fixtures.ts'
import { checkout, line, openRoom, scriptOf } from './war-room.ts'

test('[MIT-2] [MIT-4] [MIT-6] a flag is turned off in one browser, the room asks, and a phone says that it worked', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ada)
  const incident = await script.declare(checkout)
  const here = await browserFor(ada)
  const there = await browserFor(ravi, phone)
  await openRoom(here, incident.key)
  await openRoom(there, incident.key)

  await here.getByRole('button', { name: /^Try something on/ }).click()
  const dialog = here.getByRole('dialog')
  await dialog.getByLabel('What', { exact: true }).selectOption('flag-off')
  await dialog.getByLabel('In a line').fill('Flag off new-3ds-flow')
  await dialog.getByLabel(/^Why/).fill('Flipped for all of the EU on Monday')
  await dialog.getByLabel(/^Expected effect/).fill('EU success above 97 %')
  await dialog.getByLabel('Within minutes').fill('1')
  await expectAccessible(here)
  await dialog.getByRole('button', { name: 'Propose' }).click()
  await expect(line(there, 'proposed Flag off new-3ds-flow')).toBeVisible()

  const ledger = here.locator('[data-section="Mitigations"]')
  await ledger.getByRole('button', { name: 'Start' }).click()
  await ledger.getByRole('button', { name: 'Done, watch it' }).click()
  await expect(line(there, 'Flag off new-3ds-flow').getByText('Ada checks')).toBeVisible()
  await expectAccessible(here)

  // A minute is the least that the form gives the effect; nobody here waits for it.
  const { incident: state } = await script.get<{ incident: IncidentState }>(`/api/v1/incidents/${incident.id}`)
  const mitigationId = state.mitigations[0]?.id
  await script.run(incident, 'move-check', { mitigationId, checkAt: new Date(Date.now() + 5000).toISOString() })
  await expect(line(there, 'was asked')).toBeVisible()
  await there.getByRole('button', { name: 'Situation' }).click()
  await there.getByRole('group', { name: 'Did it work?' }).getByRole('button', { name: 'Worked' }).click()
  const verdict = there.getByRole('form', { name: /^Worked: Flag off/ })
  await verdict.getByLabel(/^What shows it/).fill('EU success at 98.6 % since 00:13')
  await expect(verdict.getByLabel('Something stays in place')).toBeChecked()
  await expectAccessible(there)
  await verdict.getByRole('button', { name: 'Worked' }).click()

  await expect(line(here, 'EU success at 98.6 %')).toBeVisible()
  await ledger.getByRole('button', { name: 'Set mitigated' }).click()
  await here.getByRole('dialog').getByRole('textbox').fill('The flag is off')
  await here
    .getByRole('dialog')
    .getByRole('button', { name: /mitigated/i })
    .click()
  await expect(here.getByText('Mitigated', { exact: true }).first()).toBeVisible()

  await here.goto('/crutches')
  const crutch = here
    .getByRole('listitem')
    .filter({ hasText: 'Flag off new-3ds-flow' })
    .filter({ hasText: incident.key })
  await crutch.getByRole('button', { name: 'Extend' }).click()
  await crutch.getByLabel(/^Why it has to stay/).fill('The fix waits for a review')
  await crutch.getByLabel('Until').fill('')
  await crutch.getByRole('button', { name: 'Let it stay' }).click()
  await expect(crutch.getByLabel('Until')).toHaveAttribute('aria-invalid', 'true')
  await expect(crutch.getByLabel(/^Why it has to stay/)).not.toHaveAttribute('aria-invalid')
  await crutch.getByRole('button', { name: 'Cancel' }).click()
  await expect(crutch.getByRole('button', { name: 'Extend' })).toBeFocused()
  await crutch.getByRole('button', { name: 'Undone' }).click()
  await crutch.getByLabel('How it was undone').fill('The fix is out and the flag is on again')
  await expectAccessible(here)
  await crutch.getByRole('button', { name: 'It is undone' }).click()
  await expect(crutch).toHaveCount(0)
})

test('[MIT-2] [VIEW-8] who writes a verdict keeps the words when somebody else is first, and reads who was', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const script = await scriptOf(server, ravi)
  const incident = await script.declare(checkout)
  const mitigationId = randomUUID()
  const tried = { kind: 'flag-off', title: 'Flag off new-3ds-flow', checkMinutes: 5, reversible: true, start: true }
  await script.run(incident, 'propose-mitigation', { mitigationId, ...tried })
  await script.run(incident, 'watch-mitigation', { mitigationId })
  const page = await browserFor(ada)
  await openRoom(page, incident.key)

  await page.getByRole('group', { name: 'Did it work?' }).getByRole('button', { name: 'No effect' }).click()
  const verdict = page.getByRole('form', { name: /^No effect: Flag off/ })
  await verdict.getByLabel(/^What you looked at/).fill('EU success is still at 77 %')
  await script.run(incident, 'judge-mitigation', { mitigationId, result: 'no-effect' })
  await expect(line(page, 'had no effect')).toBeVisible()
  await verdict.getByRole('button', { name: 'No effect' }).click()
  await expect(verdict.getByRole('alert')).toContainText('was judged already (Ravi Menon): no effect')
  await expect(verdict.getByLabel(/^What you looked at/)).toHaveValue('EU success is still at 77 %')
})

test('[RADIUS-1] [RADIUS-3] [RADIUS-4] two people state the blast radius at once, and neither loses a word', async ({
  browserFor,
  newPerson,
  server,
}) => {
  const [ada, ravi] = [await newPerson('Ada Osei'), await newPerson('Ravi Menon')]
  const incident = await (await scriptOf(server, ada)).declare(checkout)
  const here = await browserFor(ada)
  await openRoom(here, incident.key)

  await here.getByRole('button', { name: 'State it the blast radius' }).click()
  const dialog = here.getByRole('dialog')
  await dialog.getByLabel('Per cent', { exact: true }).last().fill('30')
  await dialog.getByLabel('Of whom or what').fill('EU checkouts')
  const theirs = {
    affected: { kind: 'share', percent: 12 },
    who: 'card payments',
    since: null,
    trend: 'growing',
    confidence: 'guess',
    serviceIds: [],
    basedOn: 0,
  }
  await (await scriptOf(server, ravi)).run(incident, 'revise-blast-radius', theirs)
  await expect(dialog.getByRole('alert')).toContainText('Ravi Menon revised it while you typed')
  await expectAccessible(here)
  await dialog.getByRole('button', { name: 'Keep mine' }).click()
  await expect(dialog.getByLabel('Of whom or what')).toHaveValue('EU checkouts')
  await dialog.getByRole('radio', { name: 'steady' }).click()
  await dialog.getByRole('button', { name: 'Revise' }).click()

  const section = here.locator('[data-section="Blast radius"]')
  await expect(section).toContainText('30 %')
  await expect(line(here, 'revised the blast radius')).toContainText('12 %')
  await section.getByRole('button', { name: 'Raise to SEV1' }).click()
  await expect(here.getByRole('button', { name: 'Severity SEV1, change it' })).toBeVisible()
  await section.getByRole('button', { name: 'Earlier revisions' }).click()
  await expect(here.getByRole('dialog', { name: 'Revisions of the blast radius' })).toContainText('Ravi')
})
