import { z } from 'zod'
import { captionSchema, linkSchema, textSchema } from '../text'

/** A UUID made by a caller or given by us, in lower case so that one id has one spelling. */
export const idSchema = z.guid('is not a UUID').toLowerCase()

/** A line of the timeline: the UUID of an entry, or `seq-12` of a fact. */
export const rowIdSchema = z
  .string()
  .toLowerCase()
  .regex(/^(seq-[1-9]\d{0,9}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'is not the id of a timeline line')

const MAX_ENTRY = 10_000

/** What an entry may say. */
export const entryTextSchema = textSchema(MAX_ENTRY)
/** What an entry that carries a picture or a file may say: nothing at all, if it likes. */
export const entryCaptionSchema = captionSchema(MAX_ENTRY)

/** Why: a sentence, kept in the log. */
export const reasonSchema = textSchema(1000)

/** What shows that something is so: a sentence, and a link if there is one. */
export const evidenceSchema = z.strictObject({ text: textSchema(2000), url: linkSchema.optional() })

/** Ids of one kind, each once, at most `max`. */
export const idsSchema = (max: number) =>
  z
    .array(idSchema)
    .max(max, `are more than ${max}`)
    .transform((ids) => [...new Set(ids)])

export const MAX_EXPERTS = 50
export const MAX_MEMBERS = 500
export const MAX_SERVICES = 50
export const MAX_MENTIONS = 50
export const MAX_ATTACHMENTS = 10
/** Of one picture or file, as it is sent. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024
