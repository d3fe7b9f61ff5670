import { isAnswerable } from '@/lib/domain/on-call/answerable'
import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import { post, secretsIn } from '@/lib/server/channels/http-post'
import { type ChannelAdapter, isPermanentStatus, type Recipient } from '@/lib/server/channels/provider'

const MAX_TEXT = 3000

/**
 * Incoming webhooks of Slack, and of Mattermost, which takes the same.
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * @see https://developers.mattermost.com/integrate/webhooks/incoming/
 */
export const slackAdapter: ChannelAdapter = (to) => {
  const provider = URL.canParse(to.address) ? new URL(to.address).host : 'Slack'
  return [
    {
      name: provider,
      send: (message, recipient, signal) => postText(provider, recipient, pageText(message), signal),
    },
  ]
}

/** A page as text. Whoever reads a shared channel may open it, and answers as themselves. */
function pageText(message: PageMessage): string {
  const { title, text, url } = message
  const words = text ? `\n${slackText(text)}` : ''
  const link = slackLink(url, isAnswerable(message) ? 'Open and answer' : 'Open Evenkeel')
  return `*${slackText(title).replaceAll('*', '∗')}*${words}\n${link}`
}

/** Posts text to an incoming webhook. */
export async function postText(provider: string, to: Recipient, text: string, signal: AbortSignal): Promise<Delivery> {
  const { url = to.address } = to.secrets
  const body = JSON.stringify({ text: text.slice(0, MAX_TEXT).toWellFormed() })
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const posted = await post({ url, headers, body, secrets: secretsIn(url) }, signal)
  if (posted.kind !== 'answered') {
    return { state: 'failed', provider, detail: posted.reason, isPermanent: posted.kind === 'refused' }
  }
  const { status, text: answer } = posted
  if (status >= 200 && status < 300) return { state: 'delivered', provider }
  const detail = `Answered ${status}${answer ? `: ${answer}` : '.'}`
  return { state: 'failed', provider, detail, isPermanent: isPermanentStatus(status) }
}

const ZERO_WIDTH_SPACE = '\u200b'

/**
 * Words of people as they stand: nothing in them becomes a link, or calls a whole channel.
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export const slackText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=\w)/g, `@${ZERO_WIDTH_SPACE}`)
    .replace(/([`[\]!])/g, `$1${ZERO_WIDTH_SPACE}`)

export const slackLink = (url: string, words: string): string =>
  `<${url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${slackText(words).replaceAll('|', '∣')}>`
