/** What an issue is made of. */
export interface NewIssue {
  title: string
  /** Markdown. Holds the mark of its prevention, by which it is found again. */
  body: string
  labels: string[]
}

export interface IssueRef {
  repository: string
  number: number
}

/** An issue as its tracker has it. */
export interface TrackedIssue extends IssueRef {
  url: string
  state: 'open' | 'closed'
  /** Why it is in that state, in the words of the tracker: `completed`, `not_planned`. */
  reason: string | null
}

/**
 * A place where work is tracked. The one way to it: whatever else is to be spoken to than GitHub implements this.
 * Each throws `TrackerError` when it could not be done.
 */
export interface IssueTracker {
  create(issue: NewIssue): Promise<TrackedIssue>
  /** The issue with this mark in its words, changed since an instant; null when there is none. */
  find(mark: string, since: Date): Promise<TrackedIssue | null>
  close(ref: IssueRef): Promise<TrackedIssue>
  /** Null when it is gone. */
  read(ref: IssueRef): Promise<TrackedIssue | null>
  /** Says in a sentence what it is, when it can be used. */
  check(): Promise<string>
}

interface ErrorOptions {
  retryAt?: Date | null
  isGone?: boolean
}

/**
 * Why something could not be done. `refused`: it will not be done by asking again, somebody has to mend something.
 * `later`: ask again, not before `retryAt`. `unknown`: it may have been done, nobody knows.
 */
export class TrackerError extends Error {
  override name = 'TrackerError'
  readonly kind: 'refused' | 'later' | 'unknown'
  readonly retryAt: Date | null
  /** What was asked about is not there. */
  readonly isGone: boolean
  constructor(kind: TrackerError['kind'], message: string, { retryAt = null, isGone = false }: ErrorOptions = {}) {
    super(message)
    this.kind = kind
    this.retryAt = retryAt
    this.isGone = isGone
  }
}
