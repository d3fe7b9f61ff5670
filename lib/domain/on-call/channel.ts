import { z } from 'zod'

/** Ways to tell somebody, the most immediate first. */
export const CHANNELS = ['push', 'email', 'sms', 'voice', 'ntfy', 'slack', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

export const URGENCIES = ['high', 'low'] as const
/** High wakes people; low can wait for them to look. */
export type Urgency = (typeof URGENCIES)[number]

export const channelSchema = z.enum(CHANNELS, 'is not a channel')

/** How channels are called on a screen. */
export const CHANNEL_NAMES = {
  push: 'Push',
  email: 'E-mail',
  sms: 'Text message',
  voice: 'Phone call',
  ntfy: 'ntfy',
  slack: 'Slack or Mattermost',
  webhook: 'Webhook',
} satisfies Record<Channel, string>

/** What is told over a channel: one page, to one person, by one attempt. */
export interface PageMessage {
  pageId: string
  /** The same for every try of one attempt, so that a receiver can tell a repetition. */
  attemptId: string
  urgency: Urgency
  /** One line that is understood on a lock screen. */
  title: string
  text: string
  /** The incident it belongs to, such as `INC-42`; null when there is none yet. */
  incidentKey: string | null
  /** Where it is read. */
  url: string
  /** Where it is answered: a page that asks once more, by a token that works once. As `url` when there is nothing to answer. */
  answerUrl: string
  person: { id: string; name: string }
  /** Nothing is wrong: somebody wants to see that it arrives, or the incident is a test. */
  isTest: boolean
}

/**
 * What came of an attempt. `delivered` only when the channel says that it arrived. `provider` names who took it, or
 * refused; `detail` is fit for every eye. `isPermanent`: the same again would come to the same.
 */
export type Delivery =
  | { state: 'sent' | 'delivered'; provider: string; detail?: string; reference?: string }
  | { state: 'failed'; provider: string; detail: string; isPermanent: boolean }
