import type { NewFeed } from '@/lib/client/on-call/feeds'
import type { Ref } from '@/lib/domain/incident/values'
import type { FeedView } from '@/lib/domain/on-call/rota-view'

/** A calendar with the addresses of it that work. */
export interface CalendarLine {
  /** Kind and subject: two rotas may have one name. */
  key: string
  title: string
  /** What an address is made of; null for what only has addresses left. */
  feed: NewFeed | null
  own: FeedView[]
}

/**
 * The calendars that a page offers: of a rota with its team, else one's own. Beside one's own stand all others that have
 * an address: their rota may be archived, or another team’s by now, and its page is not where one would end them.
 */
export function calendarLines(
  rota: (Ref & { team: Ref | null }) | undefined,
  feeds: readonly FeedView[],
): CalendarLine[] {
  const of = (kind: FeedView['kind'], id: string) => feeds.filter((one) => one.kind === kind && one.subject.id === id)
  const mine = feeds.filter(({ kind }) => kind === 'person')
  const lines: CalendarLine[] = [{ key: 'person', title: 'My shifts', feed: { kind: 'person' }, own: mine }]
  if (rota) {
    const { id, name, team } = rota
    lines.push({ key: 'rota', title: name, feed: { kind: 'rota', subjectId: id }, own: of('rota', id) })
    if (team) {
      const feed = { kind: 'team', subjectId: team.id } as const
      lines.push({ key: 'team', title: `All of ${team.name}`, feed, own: of('team', team.id) })
    }
    return lines
  }
  const others = new Map(
    feeds.filter(({ kind }) => kind !== 'person').map((feed) => [`${feed.kind} ${feed.subject.id}`, feed] as const),
  )
  for (const [key, { kind, subject }] of others) {
    const title = kind === 'team' ? `All of ${subject.name}` : subject.name
    lines.push({ key, title, feed: null, own: of(kind, subject.id) })
  }
  return lines
}
