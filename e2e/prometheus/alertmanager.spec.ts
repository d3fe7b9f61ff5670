import { expect, test } from '../fixtures.ts'
import { createToken } from '../people.ts'
import { startMonitoring } from './monitoring.ts'
import { startTarget } from './target.ts'

test('[INTAKE-4] [INTAKE-6] a rule of the real Prometheus fires, a room opens, the target recovers', async ({
  server,
  browserFor,
  newPerson,
}) => {
  test.slow()
  const admin = await newPerson('Ada Osei', 'admin')
  const token = await createToken(server, admin, 'admin')
  const created = await fetch(`${server.url}/api/v1/services`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ key: 'checkout', name: 'Checkout' }),
  })
  expect(created.status).toBe(201)
  const webhookUrl = await server.operate('create-integration', [
    ...['--kind', 'alertmanager', '--name', 'Prometheus', '--service', 'checkout'],
  ])

  const page = await browserFor(await newPerson('Lin Zhao'))
  await page.goto('/')
  const target = await startTarget()
  const monitoring = await startMonitoring(
    {
      prometheus: process.env.EVENKEEL_PROMETHEUS ?? '',
      alertmanager: process.env.EVENKEEL_ALERTMANAGER ?? '',
    },
    { targetPort: target.port, webhookUrl },
  )
  try {
    const title = 'Checkout fails for 23% of customers'
    target.setErrorRatio(0.23)
    await page.getByRole('link', { name: title }).click({ timeout: 45_000 })
    await expect(page).toHaveURL(/\/incidents\/INC-\d+/)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    const timeline = page.getByRole('feed', { name: 'Timeline' })
    await expect(timeline.getByText('Alert fired:')).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('fires.png') })

    target.setErrorRatio(0)
    await expect(timeline.getByText('none firing now')).toBeVisible({ timeout: 45_000 })
    await page.screenshot({ path: test.info().outputPath('recovers.png') })
    const situation = page.getByRole('complementary', { name: 'Situation' })
    await expect(situation.getByText('resolved', { exact: true })).toBeVisible()
    await expect(page.getByText('Active', { exact: true }).first()).toBeVisible()
  } finally {
    await monitoring.stop()
    await target.stop()
  }
})
