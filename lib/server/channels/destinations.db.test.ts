import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { POST as create } from '@/app/api/v1/channels/destinations/route'
import { call } from '@/lib/testing/api'
import { signedInPerson } from '@/lib/testing/signed-in'

test('[CHAN-9] a destination is made once by its id, also when it is the last there may be', async () => {
  const admin = await signedInPerson('admin')
  const bodyOf = (label: string) => ({
    id: randomUUID(),
    channel: 'webhook',
    label,
    address: 'https://hooks.example.org/room',
  })
  const bodies = Array.from({ length: 30 }, (_, index) => bodyOf(`Program ${index}`))
  const answers = []
  for (const body of bodies) answers.push(await call(create, admin, { body }))
  expect(answers.every(({ status }) => status === 201)).toBe(true)
  expect(answers.at(-1)?.body.signingSecret).toMatch(/^whsec_/)
  const again = await call(create, admin, { body: bodies.at(-1) })
  expect(again).toMatchObject({ status: 200, body: { destination: { label: 'Program 29' }, signingSecret: null } })
  expect((await call(create, admin, { body: bodyOf('One too many') })).status).toBe(409)
})
