import type { Delivery, PageMessage, Urgency } from '@/lib/domain/on-call/channel'
import { excerpt } from '@/lib/domain/text'
import { post } from '@/lib/server/channels/http-post'
import { type ChannelAdapter, isPermanentStatus, type Recipient } from '@/lib/server/channels/provider'
import { type NtfyServer, readNtfy } from '@/lib/server/channels/provider-settings'

/** 5 is the loudest: it rings through the silence of a phone that lets it. @see https://docs.ntfy.sh/publish/#message-priority */
const PRIORITY = { high: 5, low: 3 } as const satisfies Record<Urgency, number>
const MAX_TITLE = 200
const MAX_TEXT = 3000

/** Pages by ntfy, to a topic at the server that is set. @see https://docs.ntfy.sh/publish/#publish-as-json */
export const ntfyAdapter: ChannelAdapter = async () => {
  const server = await readNtfy()
  if (!server) return []
  const name = `ntfy at ${new URL(server.url).host}`
  return [{ name, send: (message, to, signal) => send(name, server, message, to, signal) }]
}

async function send(
  provider: string,
  { url, token }: NtfyServer,
  { title, text, urgency, url: openUrl, answerUrl, isTest }: PageMessage,
  { address: topic }: Recipient,
  signal: AbortSignal,
): Promise<Delivery> {
  const open = { action: 'view', label: 'Open', url: openUrl }
  const body = JSON.stringify({
    topic,
    title: excerpt(title, MAX_TITLE),
    message: (text || title).slice(0, MAX_TEXT).toWellFormed(),
    priority: isTest ? PRIORITY.low : PRIORITY[urgency],
    tags: [isTest ? 'white_check_mark' : 'rotating_light'],
    click: answerUrl,
    actions:
      answerUrl === openUrl ? [open] : [{ action: 'view', label: 'Acknowledge', url: answerUrl, clear: true }, open],
  })
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  const posted = await post({ url: `${url}/`, headers, body, secrets: [token, answerUrl] }, signal)
  if (posted.kind !== 'answered') {
    return { state: 'failed', provider, detail: posted.reason, isPermanent: posted.kind === 'refused' }
  }
  const { status, text: answer } = posted
  if (status >= 200 && status < 300) return { state: 'sent', provider }
  const detail = `Answered ${status}${answer ? `: ${answer}` : '.'}`
  return { state: 'failed', provider, detail, isPermanent: isPermanentStatus(status) }
}
