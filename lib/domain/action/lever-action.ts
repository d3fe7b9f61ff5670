import { z } from 'zod'
import { shapeOf, unknownVariables } from './template'

/** Free text in which `{{…}}` names a variable. */
const template = (max: number) =>
  z
    .string()
    .max(max, `is longer than ${max} characters`)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'contains characters that cannot be stored')
    .superRefine((text, context) => {
      for (const name of unknownVariables(text)) {
        context.addIssue({ code: 'custom', message: `names {{${name}}}, which is no variable` })
      }
    })

const filledIn = (max: number) => template(max).refine((text) => text.trim() !== '', 'is empty')

const SECRET_PARAMETER = /[?&](access[-_]?token|api[-_]?key|auth|key|password|secret|sig|signature|token)=/i

/** Scheme and host are literal: what is sent goes where its owners said, whatever an incident is called. */
const addressSchema = filledIn(2000)
  .refine((text) => /^https?:\/\/[^/?#{}\\@\s]+([/?]|$)/i.test(text), 'must begin with http:// or https:// and a host')
  .refine((text) => URL.canParse(shapeOf(text)), 'is not an address')
  .refine((text) => !text.includes('#'), 'has a part after #, which is never sent')
  // Everybody reads the address in the log.
  .refine((text) => !SECRET_PARAMETER.test(text), 'has a secret in its query: give it as a secret header')

/** Set by what sends it, or able to change where a message ends. */
const RESERVED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export const headerNameSchema = z
  .string()
  .max(100, 'is longer than 100 characters')
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not the name of a header')
  .refine((name) => !RESERVED.has(name.toLowerCase()) && !/^(webhook|proxy)-/i.test(name), 'is set by Evenkeel itself')

const headerValue = template(2000).refine(
  (text) => /^[\x20-\x7e]*$/.test(text),
  'may hold visible ASCII characters only; values of variables are encoded',
)

const headersSchema = z
  .array(z.strictObject({ name: headerNameSchema, value: headerValue }))
  .max(20, 'are more than 20')
  .refine((headers) => new Set(headers.map(({ name }) => name.toLowerCase())).size === headers.length, 'repeat a name')

const isJsonTemplate = (text: string): boolean => {
  try {
    const hasVariableKey = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([key, inner]) => key.includes('{{') || hasVariableKey(inner))
    return !hasVariableKey(JSON.parse(text))
  } catch {
    return false
  }
}

const bodySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('json'),
    template: filledIn(20_000).refine(
      isJsonTemplate,
      'is not JSON; variables stand inside strings: "{{incident.key}}"',
    ),
  }),
  z.strictObject({ type: z.literal('text'), template: template(20_000) }),
])

const timeoutSeconds = z
  .int('is not a whole number')
  .min(1, 'is less than a second')
  .max(60, 'is longer than a minute')
  .default(15)

const methodSchema = z.enum(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'])

const webhookSchema = z
  .strictObject({
    preset: z.literal('webhook'),
    method: methodSchema.default('POST'),
    url: addressSchema,
    headers: headersSchema.default([]),
    body: bodySchema.nullable().default(null),
    timeoutSeconds,
  })
  .refine(({ method, body }) => method !== 'GET' || body === null, { message: 'goes with no GET', path: ['body'] })

const pathWord = (max: number) =>
  z
    .string()
    .max(max, `is longer than ${max} characters`)
    .regex(/^(?!\.\.?$)[\w.-]+$/, 'has letters, digits and .-_ only')

/** GitHub's “Create a workflow dispatch event”: https://docs.github.com/rest/actions/workflows */
const githubSchema = z.strictObject({
  preset: z.literal('github-workflow-dispatch'),
  /** Of GitHub Enterprise Server: https://HOST/api/v3. */
  baseUrl: addressSchema
    .refine((text) => !/[?{}]/.test(text), 'has a query or a variable')
    .default('https://api.github.com'),
  owner: pathWord(100),
  repo: pathWord(100),
  /** File name such as deploy.yml, or the number of the workflow. */
  workflow: pathWord(200),
  ref: filledIn(255),
  inputs: z
    .record(z.string().regex(/^[\w-]{1,100}$/, 'is not the name of an input'), template(2000))
    .refine((inputs) => Object.keys(inputs).length <= 25, 'are more than 25')
    .default({}),
  timeoutSeconds,
})

/** The outgoing request of a lever, without its secrets. */
export const leverActionSchema = z.discriminatedUnion('preset', [webhookSchema, githubSchema])
export type LeverAction = z.output<typeof leverActionSchema>
export type LeverActionInput = z.input<typeof leverActionSchema>

/** Where it goes, literally: secrets were given for this place and for no other. */
export const originOf = (action: LeverAction): string =>
  new URL(shapeOf(action.preset === 'webhook' ? action.url : action.baseUrl)).origin
