import type { ChangeKind, ChangeStatus } from './change'

/** One change as a sender told it, whatever the sender's format. Instants are ISO 8601 UTC. */
export interface IncomingChange {
  /** The sender's identity of the change: later news with the same key are about the same one. */
  dedupKey: string
  kind: ChangeKind
  status: ChangeStatus
  title: string
  /** The key of the service it names, if it names one. */
  serviceKey: string | null
  /** `owner/name`, of senders that speak of repositories. */
  repository: string | null
  author: string | null
  authorEmail: string | null
  /** Where a person may look at it; http or https. */
  url: string | null
  version: string | null
  environment: string | null
  size: number | null
  startedAt: string | null
  finishedAt: string | null
  /** When what it brings was committed, of senders that tell it. */
  committedAt: string | null
  /** What was received, made storable. */
  raw: unknown
}

/** One run of something that leads to production, as it ended. */
export interface PipelineRun {
  /** Names the pipeline among those of its sender, such as `acme/shop CI`. */
  pipeline: string
  /** Tells one run of it from another. */
  runKey: string
  kind: 'workflow' | 'deployment'
  isFailed: boolean
  /** What an alert about it says. */
  title: string
  repository: string
  url: string | null
  /** When it ended; ISO 8601 UTC. */
  at: string
  raw: unknown
}
