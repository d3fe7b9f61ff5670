import { expect, test } from 'vitest'
import { claimValues, roleOfValues } from './role-claim'

const roles = { admin: ['ops-leads'], responder: ['ops', 'dev'], stakeholder: ['staff'] }

test.each([
  ['groups', { groups: ['ops', 'staff'] }, ['ops', 'staff']],
  ['groups', { groups: 'ops' }, ['ops']],
  ['realm_access.roles', { realm_access: { roles: ['ops'] } }, ['ops']],
  ['https://example.org/roles', { 'https://example.org/roles': ['ops'] }, ['ops']],
  ['groups', { groups: ['ops', 7, null, { name: 'admin' }] }, ['ops']],
  ['groups', { groups: { ops: true } }, []],
  ['groups.0', { groups: ['ops'] }, ['ops']],
  ['a.b', { a: 'text' }, []],
  ['groups', {}, []],
  ['groups', null, []],
  ['__proto__.roles', {}, []],
  ['constructor.name', {}, []],
])('[SSO-8] the claim %s of %j holds %j', (path, claims, values) => {
  expect(claimValues(claims, path)).toEqual(values)
})

test('[SSO-8] the highest role that a value gives counts, and none gives none', () => {
  expect(roleOfValues(['staff', 'ops-leads', 'ops'], roles)).toBe('admin')
  expect(roleOfValues(['staff', 'dev'], roles)).toBe('responder')
  expect(roleOfValues(['staff'], roles)).toBe('stakeholder')
  expect(roleOfValues(['Ops', ''], roles)).toBeNull()
  expect(roleOfValues([], roles)).toBeNull()
})
