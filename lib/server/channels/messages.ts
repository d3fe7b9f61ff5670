import { randomUUID } from 'node:crypto'
import type { PageMessage } from '@/lib/domain/on-call/channel'
import { CODE_MINUTES } from '@/lib/domain/on-call/contact-method'
import { env } from '@/lib/server/env'

interface Person {
  id: string
  name: string
}

const settingsUrl = () => new URL('/settings/notifications', env().publicUrl).href

function proof(person: Person, title: string, text: string): PageMessage {
  const url = settingsUrl()
  const id = randomUUID()
  const base = {
    pageId: id,
    attemptId: id,
    urgency: 'high',
    incidentKey: null,
    url,
    answerUrl: url,
    isTest: true,
  } as const
  return { ...base, title, text, person }
}

/** Shows that a page would arrive, and asks for nothing. */
export const testMessage = (person: Person): PageMessage =>
  proof(
    person,
    'Test: a page of Evenkeel arrives here',
    `Nothing is wrong, ${person.name}. There is nothing to answer.`,
  )

/** As `testMessage`, when a shift begins. */
export const shiftTestMessage = (person: Person): PageMessage =>
  proof(person, 'Test: your shift begins', `Nothing is wrong, ${person.name}. Pages of your shift arrive here.`)

/** A code that only who is there can read. Over a call the digits are spoken one by one. */
export const codeMessage = (person: Person, code: string, isSpoken: boolean): PageMessage =>
  proof(
    person,
    `Your code for Evenkeel is ${isSpoken ? [...code].join(', ') : code}`,
    `Type it where you added this. It counts for ${CODE_MINUTES} minutes. If you did not ask for it, do nothing.`,
  )
