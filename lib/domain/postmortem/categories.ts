import { z } from 'zod'
import { ownOf } from '../own-of'
import { textSchema } from '../text'

/** A kind of cause: what cards are sorted by in history. Admins may change the list; the key stays in old cards. */
const categorySchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is not a key of lower-case letters, digits and dashes'),
  name: textSchema(60),
  /** What belongs in it, in one sentence. */
  meaning: textSchema(200),
})
export type Category = z.infer<typeof categorySchema>

export const categoriesSchema = z
  .array(categorySchema)
  .min(1, 'has no category')
  .max(40, 'are more than 40')
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'has one key twice')

/** What a category is called by these names; one without a name by its key, which is whatever somebody wrote. */
export const categoryName = (names: Readonly<Record<string, string>>, key: string): string => ownOf(names, key) ?? key

/** The taxonomy as it comes. */
export const DEFAULT_CATEGORIES: Category[] = [
  { key: 'change', name: 'Change', meaning: 'Something was deployed, configured or migrated.' },
  { key: 'capacity', name: 'Capacity', meaning: 'Load, a limit, a quota, or a full disk.' },
  { key: 'dependency', name: 'Dependency', meaning: 'A service of ours that this one stands on.' },
  { key: 'configuration', name: 'Configuration', meaning: 'A setting, a flag, a certificate, a secret.' },
  { key: 'design', name: 'Design', meaning: 'The way it is built lets it happen.' },
  { key: 'detection', name: 'Detection', meaning: 'It was noticed late, or not by us.' },
  { key: 'process', name: 'Process', meaning: 'How we work: review, release, hand-over, on-call.' },
  { key: 'knowledge', name: 'Knowledge', meaning: 'What was known to few, or written down nowhere.' },
  { key: 'third-party', name: 'Third party', meaning: 'A provider outside the organisation.' },
  { key: 'data', name: 'Data', meaning: 'A record, a schema or a volume nobody expected.' },
]
