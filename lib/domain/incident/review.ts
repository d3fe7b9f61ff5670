import { z } from 'zod'
import { type Ref, type Severity, severitySchema } from './values'

/** A review is written (`draft`), read by reviewers (`in-review`), and out (`published`); edits after that make a new version. */
export const reviewStatusSchema = z.enum(['draft', 'in-review', 'published'])
export type ReviewStatus = z.infer<typeof reviewStatusSchema>

export const reviewAnswerSchema = z.enum(['approved', 'changes-wanted'])
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>

export interface Reviewer extends Ref {
  askedAt: string
  /** Null until they answered what was asked of them last. */
  answer: { is: ReviewAnswer; note: string | null; at: string } | null
}

/** The review of an incident as the log has it; what it says is in its document. */
export interface Review {
  status: ReviewStatus
  openedAt: string
  /** Who sees to it that it gets written. */
  owner: Ref
  /** Those asked since it last was a draft. */
  reviewers: Reviewer[]
  /** The latest version that was published; 0 before the first. */
  version: number
  /** When the first version was published, and the latest. */
  firstPublishedAt: string | null
  publishedAt: string | null
  /** The `seq` of the document's journal that the latest version was made of. */
  documentSeq: number | null
}

/** What a severity asks of a review. */
export const reviewRuleSchema = z.strictObject({
  /** Whether an incident of that severity has to be reviewed; one of sev1 or sev2 that has to cannot be closed before. */
  isRequired: z.boolean(),
  /** Days from the resolution to the day it has to be published. */
  withinDays: z.int().min(1).max(90),
  /** How many reviewers have to approve before its first version can be published. */
  approvals: z.int().min(0).max(5),
})
export type ReviewRule = z.infer<typeof reviewRuleSchema>
export const reviewRulesSchema = z.record(severitySchema, reviewRuleSchema)
export type ReviewRules = Record<Severity, ReviewRule>

/** The rules as they come; an admin may change them. */
export const DEFAULT_REVIEW_RULES: ReviewRules = {
  sev1: { isRequired: true, withinDays: 5, approvals: 1 },
  sev2: { isRequired: true, withinDays: 10, approvals: 1 },
  sev3: { isRequired: false, withinDays: 20, approvals: 0 },
  sev4: { isRequired: false, withinDays: 20, approvals: 0 },
}
