import { createHmac } from 'node:crypto'
import { demoPeople, emailOf, yours } from '@/lib/server/demo/organisation'
import { env } from '@/lib/server/env'

/** The same at every start of one installation, and of no other: a demo may be open to a network. */
export function signInPassword(): string {
  const digest = createHmac('sha256', env().authSecret).update('demo sign-in').digest('hex')
  return `harbour-${digest.slice(0, 4)}-${digest.slice(4, 8)}-${digest.slice(8, 12)}`
}

/** What a newcomer needs to look around, as one block. */
export function signInBlock(): string {
  const password = signInPassword()
  const people = yours.map((key) => {
    const { name, role } = demoPeople[key]
    return `  ${emailOf(key).padEnd(30)} ${password}   (${name}, ${role})`
  })
  return ['', 'Sign in to Harbour Goods as one of these, in two browsers as both:', ...people, ''].join('\n')
}
