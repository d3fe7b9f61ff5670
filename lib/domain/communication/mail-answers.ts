import type { RecordedActor } from '../actor'
import type { PayloadOf } from '../incident/events'

/** How the mails of an update went; `failed` is for those who take part. */
export interface MailOutcome {
  all: number
  sent: number
  failedCount: number
  failed: { name: string; error: string }[]
}

/** An update with all its words. */
export interface SentUpdate extends PayloadOf<'update.sent'> {
  seq: number
  by: RecordedActor
  at: string
  /** Null when nobody was to get it by mail. */
  mail: MailOutcome | null
}

/** Whether somebody gets the updates of an incident by mail, and how many do. */
export interface SubscriptionAnswer {
  isSubscribed: boolean
  /** Of all who subscribed, those who may see it now. */
  readers: number
  isMailSetUp: boolean
}

/** Whether mail works, as admins see it: no words and no readers of any mail. */
export interface MailHealth {
  /** Null when mail is not set up. */
  setUp: { server: string; from: string } | null
  /** Of the last seven days. */
  waiting: number
  sent: number
  failed: number
  lastSentAt: string | null
  lastError: string | null
}
