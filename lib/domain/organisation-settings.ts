import { z } from 'zod'
import { actionHostsSchema } from './action/action-hosts'
import { DEFAULT_UPDATE_TEMPLATES, updateTemplatesSchema } from './communication/update-templates'
import { checklistsSchema, DEFAULT_CHECKLISTS } from './incident/checklist'
import { DEFAULT_REVIEW_RULES, reviewRulesSchema } from './incident/review'
import { cadenceSchema, DEFAULT_CADENCE } from './incident/values'
import { type RoomPosts, roomPostsSchema } from './on-call/channel-settings'
import { holdMinutesSchema } from './on-call/escalation-policy'
import { categoriesSchema, DEFAULT_CATEGORIES } from './postmortem/categories'
import { githubIssuesSchema, NO_GITHUB_ISSUES } from './postmortem/github-issues'

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
  /** What each severity asks of a review. */
  'review-rules': { schema: reviewRulesSchema, initial: DEFAULT_REVIEW_RULES },
  /** What cards of postmortems are sorted by. */
  'factor-categories': { schema: categoriesSchema, initial: DEFAULT_CATEGORIES },
  /** Where issues of preventions are made, and whether. The token is no setting: it is never answered. */
  'github-issues': { schema: githubIssuesSchema, initial: NO_GITHUB_ISSUES },
  /** The rota of incident commanders, who are mobilised with the affected services. */
  'commander-rota': {
    schema: z.guid('is not the id of a rota').toLowerCase().nullable(),
    initial: null as string | null,
  },
  /** Longest that an acknowledgement of a page holds, in minutes, whatever a policy says; null: as long as that says. */
  'acknowledgement-cap': { schema: holdMinutesSchema, initial: null as number | null },
  /** Which destinations are told the key moments of rooms, and of which severities. */
  'room-posts': { schema: roomPostsSchema, initial: [] as RoomPosts },
} satisfies Record<string, { schema: z.ZodType; initial: unknown }>

export const settingKeySchema = z.enum(Object.keys(organisationSettings) as [SettingKey, ...SettingKey[]])
export type SettingKey = keyof typeof organisationSettings
export type SettingOf<Key extends SettingKey> = z.output<(typeof organisationSettings)[Key]['schema']>

/** Something that is set, and how often it was, 0 for never: what was set since it was read is not written over. */
export interface Versioned<Value> {
  value: Value
  version: number
}
export type VersionedSetting<Key extends SettingKey> = Versioned<SettingOf<Key>>

/** What setting it takes; the value is parsed by the schema of its key. */
export const settingChangeSchema = z.strictObject({ value: z.unknown(), version: z.int().min(0) })
