import { z } from 'zod'
import { idsSchema } from './inputs'

/** Which notifications somebody has read; all of theirs when none is named. */
export const readNotificationsSchema = z.strictObject({ ids: idsSchema(500).optional() })
