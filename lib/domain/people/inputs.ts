import { z } from 'zod'
import { organisationRoleSchema, tokenScopeSchema } from '../actor'
import { skillsSchema } from '../on-call/skills'
import { textSchema } from '../text'
import { isTimeZone } from '../zoned-instant'
import { givenPasswordSchema, isLikeEmail, newPasswordSchema } from './password'

/**
 * An email address, trimmed and in lower case: one person has one. ASCII before it is lowered: the sign of kelvin would
 * become a k, and who has the one mailbox somebody else.
 */
export const emailSchema = z
  .string()
  .trim()
  .regex(/^[\x20-\x7e]*$/, 'is not an email address')
  .toLowerCase()
  .min(1, 'is empty')
  .max(254, 'is longer than 254 characters')
  .pipe(z.email('is not an email address'))

const personNameSchema = textSchema(80)

const PHONE = /^\+?\d( ?\d){2,14}$/
const PHONE_FORM = 'is digits and spaces, with a + and the country code before them: +49 30 901820'

/**
 * A telephone number that any phone can dial: at most 15 digits (ITU-T E.164), with spaces as people write them. The
 * country code may be missing for a number that only works inside the organisation. Empty text stands for none.
 */
const phoneSchema = z
  .string()
  .transform((value) => value.trim().replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .regex(PHONE, PHONE_FORM)
      .or(z.literal('').transform(() => null)),
  )
  .nullable()

/** The secret part of a link or token. */
const linkTokenSchema = z.string().min(1, 'is empty').max(200, 'is not one of ours')

const EMAIL_AS_PASSWORD = { path: ['password'], message: 'must not be the email address' }
const isNotEmail = ({ email, password }: { email: string; password: string }) => !isLikeEmail(password, email)

export const signInInputSchema = z.object({
  email: textSchema(254).toLowerCase(),
  password: givenPasswordSchema,
})

export const setupInputSchema = z
  .strictObject({
    token: linkTokenSchema,
    name: personNameSchema,
    email: emailSchema,
    password: newPasswordSchema,
  })
  .refine(isNotEmail, EMAIL_AS_PASSWORD)

export const inviteInputSchema = z.strictObject({
  email: emailSchema,
  name: personNameSchema,
  role: organisationRoleSchema,
})

export const acceptInvitationInputSchema = z.strictObject({
  token: linkTokenSchema,
  name: personNameSchema,
  password: newPasswordSchema,
})

export const changePersonInputSchema = z
  .strictObject({ role: organisationRoleSchema, name: personNameSchema, phone: phoneSchema, skills: skillsSchema })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing')

/** An IANA time zone that this runtime knows. */
const timeZoneSchema = z.string().max(64, 'is not a time zone').refine(isTimeZone, 'is not a time zone')

export const changeProfileInputSchema = z
  .strictObject({
    name: personNameSchema,
    timeZone: timeZoneSchema.nullable(),
    phone: phoneSchema,
    takesDrills: z.boolean(),
    takesDigest: z.boolean(),
    takesShiftMail: z.boolean(),
    skills: skillsSchema,
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing')

export const changePasswordInputSchema = z.strictObject({
  currentPassword: givenPasswordSchema,
  newPassword: newPasswordSchema,
})

export const createTokenInputSchema = z.strictObject({ name: textSchema(80), scope: tokenScopeSchema })

/** What the operator's command `create-user` takes. */
export const createUserInputSchema = z
  .strictObject({
    email: emailSchema,
    name: personNameSchema,
    role: organisationRoleSchema,
    password: newPasswordSchema.optional(),
  })
  .refine(({ email, password }) => !password || !isLikeEmail(password, email), EMAIL_AS_PASSWORD)
