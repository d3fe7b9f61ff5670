import { expect, test } from 'vitest'
import { controlPath } from '@/lib/server/operator/control-path'

test('[RUN-7] the socket is in the data folder, unless its path would be too long for a socket', () => {
  expect(controlPath('/srv/evenkeel')).toBe('/srv/evenkeel/control.sock')
  const deep = `/srv/${'deep/'.repeat(30)}evenkeel`
  expect(controlPath(deep).length).toBeLessThan(100)
  expect(controlPath(deep)).toBe(controlPath(deep))
  expect(controlPath(deep)).not.toBe(controlPath(`${deep}2`))
})
