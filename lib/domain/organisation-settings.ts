import { z } from 'zod'
import { actionHostsSchema } from './action/action-hosts'
import { DEFAULT_UPDATE_TEMPLATES, updateTemplatesSchema } from './communication/update-templates'
import { checklistsSchema, DEFAULT_CHECKLISTS } from './incident/checklist'
import { cadenceSchema, DEFAULT_CADENCE } from './incident/values'

/**
 * What admins set for everybody: for each key what it may be, and what it is until somebody sets it. The keys are the
 * paths of the API (`/api/v1/settings/{key}`) and the rows of a table.
 */
export const organisationSettings = {
  /** The first five minutes, for each kind of incident; incidents that are declared keep those of their time. */
  checklists: { schema: checklistsSchema, initial: DEFAULT_CHECKLISTS },
  /** Minutes between updates by severity; incidents keep those of their time. */
  cadence: { schema: cadenceSchema, initial: DEFAULT_CADENCE },
  /** What drafts of updates are made of. */
  'update-templates': { schema: updateTemplatesSchema, initial: DEFAULT_UPDATE_TEMPLATES },
  /** Hosts, or host:port, that requests of levers may reach although they are private. */
  'action-hosts': { schema: actionHostsSchema, initial: [] as string[] },
} satisfies Record<string, { schema: z.ZodType; initial: unknown }>

export const settingKeySchema = z.enum(Object.keys(organisationSettings) as [SettingKey, ...SettingKey[]])
export type SettingKey = keyof typeof organisationSettings
export type SettingOf<Key extends SettingKey> = z.output<(typeof organisationSettings)[Key]['schema']>
