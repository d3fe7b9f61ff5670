import { z } from 'zod'

/**
 * Requests of the Alert API v2, as Opsgenie documents them. Loose: clients add fields of their own. Lengths that Opsgenie
 * cuts (description, note) are cut here as well; those it refuses are refused.
 * @see https://docs.opsgenie.com/docs/alert-api
 */
export const prioritySchema = z.enum(['P1', 'P2', 'P3', 'P4', 'P5'], 'should be one of P1, P2, P3, P4, P5')

const optional = (max: number) => z.string().max(max, `can not be longer than ${max} characters`).nullish()
const tags = z
  .array(z.string().max(50, 'can not be longer than 50 characters'))
  .max(20, 'can not have more than 20 items')
const text = (what: string, max: number) =>
  z
    .string(`${what} can not be empty.`)
    .refine((value) => value.trim() !== '', `${what} can not be empty.`)
    .refine((value) => value.length <= max, `${what} can not be longer than ${max} characters.`)

/** Who does something, and what they say of it. */
const by = { user: optional(100), source: optional(100), note: z.string().nullish() }

const detailsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))

export const createSchema = z.looseObject({
  message: text('Message', 130),
  alias: optional(512),
  description: z.string().nullish(),
  responders: z.array(z.unknown()).nullish(),
  actions: z.array(z.string()).nullish(),
  tags: tags.nullish(),
  details: detailsSchema.nullish(),
  entity: optional(512),
  priority: prioritySchema.nullish(),
  ...by,
})
export type CreateRequest = z.output<typeof createSchema>

const plain = z.looseObject(by)

/** What each `POST …/{action}` takes. */
export const actionSchemas = {
  acknowledge: plain,
  unacknowledge: plain,
  close: plain,
  snooze: z.looseObject({ ...by, endTime: z.iso.datetime({ offset: true, error: 'should be a date and time' }) }),
  escalate: plain,
  assign: z.looseObject({
    ...by,
    owner: z.looseObject({ id: z.string().nullish(), username: z.string().nullish() }),
  }),
  responders: z.looseObject({ ...by, responder: z.unknown().optional() }),
  notes: z.looseObject({ ...by, note: text('Note', 25_000) }),
  tags: z.looseObject({ ...by, tags }),
  details: z.looseObject({ ...by, details: detailsSchema }),
}

/** What each `PUT …/{field}` takes. */
export const changeSchemas = {
  message: z.looseObject({ message: text('Message', 130) }),
  description: z.looseObject({ description: text('Description', 15_000) }),
  priority: z.looseObject({ priority: prioritySchema }),
}

export type ActionName = keyof typeof actionSchemas
export type ChangeName = keyof typeof changeSchemas
export const isAction = (name: string): name is ActionName => Object.hasOwn(actionSchemas, name)
export const isChange = (name: string): name is ChangeName => Object.hasOwn(changeSchemas, name)
