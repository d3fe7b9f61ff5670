import type { Prevention } from '@/lib/domain/postmortem/prevention'
import { PREVENTION_KIND_NAMES } from '@/lib/domain/postmortem/prevention-words'
import { env } from '@/lib/server/env'
import type { NewIssue } from '@/lib/server/preventions/issue-tracker'

/** By which the issue of a prevention is found again, should nobody know whether it was made. */
export const markOf = (preventionId: string): string => `<!-- evenkeel:${preventionId} -->`

/** What an issue says: what to do, and the way to why. */
export function wordsOfIssue({ id, title, kind, dueOn, incident }: Prevention, labels: string[]): NewIssue {
  const link = new URL(`/incidents/${incident.key}/postmortem`, env().publicUrl).href
  const body = [
    `From the postmortem of [${incident.key}](${link}): ${plain(incident.title)}`,
    '',
    `Kind: ${PREVENTION_KIND_NAMES[kind]}${dueOn ? `. Due: ${dueOn}` : ''}.`,
    'When this issue is closed as completed, the prevention is done.',
    '',
    markOf(id),
  ].join('\n')
  return { title, body, labels }
}

/** Words as they are: nothing of them becomes Markdown, and nobody is mentioned by them. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replaceAll('@', '@\u200b')
