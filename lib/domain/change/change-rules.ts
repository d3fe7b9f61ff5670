import { z } from 'zod'
import { textSchema } from '../text'

const MAX_NAMES = 50
const MAX_REPOSITORIES = 200
const names = z.array(textSchema(200)).max(MAX_NAMES, `has more than ${MAX_NAMES} names`)
const threshold = z.int().min(1, 'is less than 1').max(20, 'is more than 20')

/** `owner/name`, compared without case. */
const repositorySchema = textSchema(200)
  .toLowerCase()
  .regex(/^[\w.-]+\/[\w.-]+$/, 'is not owner/name')

/** What an integration does with changes, and with the runs of a pipeline. */
export const changeRulesSchema = z.strictObject({
  /** Deployments to other environments are not taken; empty: all are. */
  environments: names.default(['production']),
  /** Whose changes belong to which service; others belong to the integration's own. */
  repositories: z
    .array(z.strictObject({ repository: repositorySchema, serviceId: z.uuid() }))
    .max(MAX_REPOSITORIES, `has more than ${MAX_REPOSITORIES} repositories`)
    .default([]),
  /** Workflows whose runs on the default branch are deployments, where the sender reports none. */
  deployWorkflows: names.default([]),
  /** So many runs of a workflow have to fail one after the other before delivery counts as prevented. */
  failingRuns: threshold.default(2),
  /** The same for deployments. */
  failedDeployments: threshold.default(1),
})
export type ChangeRules = z.output<typeof changeRulesSchema>

/** Whether changes of this environment are taken; one that is not named always is. */
export const takesEnvironment = ({ environments }: ChangeRules, environment: string | null): boolean =>
  environment === null ||
  environments.length === 0 ||
  environments.some((one) => one.toLowerCase() === environment.toLowerCase())

/** The service that a repository's changes belong to, by the rules; null: the integration's own. */
export const serviceOfRepository = ({ repositories }: ChangeRules, repository: string | null): string | null =>
  repositories.find((one) => one.repository === repository?.toLowerCase())?.serviceId ?? null

/** Whether the rules call a workflow's runs deployments. */
export const isDeployWorkflow = ({ deployWorkflows }: ChangeRules, workflow: string): boolean =>
  deployWorkflows.some((one) => one.toLowerCase() === workflow.toLowerCase())

/** How many runs in a row have to fail before an alert is made of it. */
export const thresholdOf = (rules: ChangeRules, kind: 'workflow' | 'deployment'): number =>
  kind === 'workflow' ? rules.failingRuns : rules.failedDeployments
