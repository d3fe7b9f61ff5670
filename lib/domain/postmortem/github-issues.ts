import { z } from 'zod'

const MAX_LABELS = 10

/** Where issues of preventions are made. The token is kept apart, sealed. */
export const githubIssuesSchema = z
  .strictObject({
    isOn: z.boolean(),
    /** As in `acme/checkout`. */
    repository: z
      .string()
      .trim()
      .max(200, 'is longer than 200 characters')
      .regex(/^(?:[A-Za-z0-9][A-Za-z0-9-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+)?$/, 'is not owner/name'),
    /** Of github.com, or `https://HOST/api/v3` of an Enterprise Server. */
    apiUrl: z
      .url({ protocol: /^https?$/, error: 'is not an http or https address' })
      .max(500, 'is longer than 500 characters')
      .refine((url) => !/[?#@]/.test(url), 'may have no query, no fragment and no name')
      .transform((url) => url.replace(/\/+$/, '')),
    labels: z
      .array(
        z
          .string()
          .trim()
          .min(1, 'is empty')
          .max(50, 'is longer than 50 characters')
          .regex(/^[^,]+$/, 'has a comma in it'),
      )
      .max(MAX_LABELS, `are more than ${MAX_LABELS}`)
      .transform((labels) => [...new Set(labels)]),
  })
  .refine(({ isOn, repository }) => !isOn || repository !== '', { path: ['repository'], error: 'is empty' })
export type GithubIssues = z.output<typeof githubIssuesSchema>

export const NO_GITHUB_ISSUES: GithubIssues = {
  isOn: false,
  repository: '',
  apiUrl: 'https://api.github.com',
  labels: ['evenkeel'],
}

/** Gives the token, or takes it away with null. */
export const issueTokenSchema = z.strictObject({
  token: z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(4000, 'is longer than 4000 characters')
    .regex(/^[\x21-\x7e]+$/, 'may hold visible ASCII characters only')
    .nullable(),
})

/** What an admin sees of it. */
export interface TrackerState {
  /** Whether a token is set for the address that is set now. */
  isTokenSet: boolean
  /** The address a token was given for, when that is another one. */
  tokenIsFor: string | null
}

/** What reading the repository said. */
export interface TrackerCheck {
  isOk: boolean
  message: string
}
