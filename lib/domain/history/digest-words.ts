import { countWords } from '../count-words'
import { COVERAGE } from '../metrics/metric'
import { durationWords } from '../metrics/words'
import { dayText } from '../postmortem/prevention-words'
import { excerpt } from '../text'
import { type Digest, type Due, dueCount, type Happened, isQuiet } from './digest'
import { daysOf } from './week'

const MAX_TITLE = 120
/** Of each list in a mail; the page has them all. */
const MAX_LINES = 20

/** “Week 47, 16 Nov to 22 Nov 2026”. */
export function weekTitle(week: string): string {
  const { first, last } = daysOf(week)
  return `Week ${Number(week.slice(6))}, ${dayText(first, last)} to ${dayText(last, '')}`
}

/** How an incident of the week ended: “mitigated after 12 min”; “–” stands for what is not known. */
export function outcomeWords({ outcome, status, mitigateMs }: Happened): string {
  if (outcome !== null) return outcome === 'withdrawn' ? 'withdrawn' : 'a duplicate'
  if (status === 'active') return 'still active'
  return `mitigated after ${durationWords(mitigateMs)}`
}

/** When something is due: “overdue since 2 Dec”, “due on 2 Dec”. */
export function dueWords({ dueAt, isOverdue }: Due, today: string): string {
  const day = dayText(dueAt.slice(0, 10), today)
  return isOverdue ? `overdue since ${day}` : `due on ${day}`
}

/** “Week 47: 3 incidents, 2 things due”. */
export function digestSubject(digest: Digest): string {
  const parts = [
    countWords(digest.happenedCount, 'incident'),
    ...(dueCount(digest) > 0 ? [`${countWords(dueCount(digest), 'thing')} due`] : []),
  ]
  return `Week ${Number(digest.week.slice(6))}: ${parts.join(', ')}`
}

/** The text of the mail; `today` is a day, `2026-11-23`. */
export function digestText(digest: Digest, today: string): string {
  const { happened, happenedCount, due, learned } = digest
  if (isQuiet(digest))
    return [weekTitle(digest.week), 'A quiet week: nothing happened, and nothing is due.', COVERAGE].join('\n\n')
  const blocks = [
    weekTitle(digest.week),
    section(
      'What happened',
      happened.map((one) => `${headOf(one)} – ${outcomeWords(one)}${one.isPrivate ? ' (private)' : ''}`),
      happenedCount,
    ) ?? 'What happened\n- Nothing: no incident was declared.',
    due && section('Reviews due', dueLines(due.reviews, today)),
    due && section('Preventions due', dueLines(due.preventions, today)),
    due && section('Crutches left in place', dueLines(due.crutches, today)),
    section(
      'Reviews published',
      learned.reviews.map(({ incident, says }) => `${headOf(incident)}${says === null ? '' : ` – ${says}`}`),
    ),
    section(
      'Preventions paid',
      learned.paid.map(({ title, key }) => `${excerpt(title, MAX_TITLE)} (${key})`),
    ),
    section(
      'Drills held',
      learned.drills.map(({ title, key }) => `${excerpt(title, MAX_TITLE)} (${key})`),
    ),
    COVERAGE,
  ]
  return blocks.filter((block) => block !== null).join('\n\n')
}

const headOf = ({ key, title, severity }: { key: string; title: string; severity: string }): string =>
  `${severity.toUpperCase()} ${key} ${excerpt(title, MAX_TITLE)}`

const dueLines = (list: Due[], today: string): string[] =>
  list.map((one) => {
    const mine = one.isMine ? ', yours' : ''
    return `${excerpt(one.title, MAX_TITLE)} (${one.key}) – ${dueWords(one, today)}${mine}`
  })

/** A heading with its lines, or null without any. */
function section(title: string, lines: string[], count = lines.length): string | null {
  if (count === 0) return null
  const shown = lines.slice(0, MAX_LINES).map((line) => `- ${line}`)
  const rest = count - shown.length
  return [title, ...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')
}
