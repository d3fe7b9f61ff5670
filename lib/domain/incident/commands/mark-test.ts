import { z } from 'zod'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'

export const markTest = defineCommand({
  name: 'mark-test',
  summary: 'Says whether the incident only tries things out: a test counts in no figure of history.',
  input: z.strictObject({ isTest: z.boolean() }),
  can: canRespond,
  worksWhenClosed: true,
  decide: ({ isTest }, { isTest: to }) => (isTest === to ? [] : [{ type: 'test.marked', payload: { to } }]),
})
