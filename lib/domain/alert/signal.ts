/** One alert as a sender told it, whatever the sender's format. */
export interface Signal {
  /** The sender's identity of the alert: a firing with the same key is the same alert until it resolves. */
  dedupKey: string
  status: 'firing' | 'resolved'
  title: string
  labels: Record<string, string>
  annotations: Record<string, string>
  /** Where a person may look at it; http or https. */
  url: string | null
  /** When it began by the sender's clock; ISO 8601 UTC, null when the sender does not say. */
  startsAt: string | null
  endsAt: string | null
  /** What was received, made storable. */
  raw: unknown
  /** What its sender may change afterwards, for senders that can. */
  extra?: AlertExtra
}

/** What an Opsgenie sender may change of an alert after it told it. */
export interface AlertExtra {
  alias: string
  priority: 'P1' | 'P2' | 'P3' | 'P4' | 'P5'
  entity: string
  source: string
  owner: string
  tags: string[]
  details: Record<string, string>
  responders: unknown[]
  actions: string[]
}
