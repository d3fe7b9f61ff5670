import { expect, test } from 'vitest'
import { GET, PUT } from '@/app/api/v1/settings/[key]/route'
import { call } from '@/lib/testing/api'
import { signedInPerson } from '@/lib/testing/signed-in'

test('[ACTION-7] the hosts inside the network, and where rooms are told, are read by admins alone', async () => {
  const admin = await signedInPerson('admin', 'Olga')
  const ada = await signedInPerson('responder', 'Ada')
  const params = { key: 'action-hosts' }
  const value = ['vault.internal:8443']
  expect((await call(PUT, ada, { params, body: { value }, method: 'PUT' })).status).toBe(403)
  expect((await call(PUT, admin, { params, body: { value }, method: 'PUT' })).body).toEqual({ value })
  expect((await call(GET, admin, { params })).body).toEqual({ value })
  for (const key of ['action-hosts', 'room-posts']) {
    expect(await call(GET, ada, { params: { key } })).toMatchObject({ status: 403 })
  }
  expect(await call(GET, ada, { params: { key: 'factor-categories' } })).toMatchObject({ status: 200 })
})
