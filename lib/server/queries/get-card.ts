import type { PersonActor } from '@/lib/domain/actor'
import type { ServiceView } from '@/lib/domain/catalogue/catalogue'
import type { PersonSummary } from '@/lib/domain/people/person'
import { CARD_PEOPLE, CARD_SERVICES, type CardService, type ProcedureCard } from '@/lib/domain/procedure-card'
import { excerpt } from '@/lib/domain/text'
import { readSetting } from '@/lib/server/organisation-settings'
import { leversOf } from '@/lib/server/queries/list-levers'
import { listPeople } from '@/lib/server/queries/list-people'
import { listServices } from '@/lib/server/queries/list-services'

/** One line of the page. */
const LINE = 120

/** The card as this person may read it. */
export async function getCard(actor: PersonActor): Promise<ProcedureCard> {
  const [checklists, all, people] = await Promise.all([
    readSetting('checklists'),
    listServices(actor),
    listPeople(actor),
  ])
  const shown = [...all].sort(byTier).slice(0, CARD_SERVICES)
  const levers = await leversOf(
    actor,
    shown.map(({ id }) => id),
  )
  const services = shown.map(
    ({ id, name, key, tier, team, teamId }): CardService => ({
      id,
      name,
      key,
      tier,
      team: team?.name ?? null,
      levers: levers
        .filter(({ serviceId }) => serviceId === id)
        .map(({ kind, how, expectedMinutes }) => ({ kind, how: excerpt(how, LINE), expectedMinutes })),
      people: teamId === null ? [] : peopleOf(people, teamId),
    }),
  )
  return { items: checklists.production.map(({ title }) => title), services, more: all.length - shown.length }
}

/** Those that matter most first; what nobody ranked comes last. */
const byTier = (a: ServiceView, b: ServiceView) => (a.tier ?? 9) - (b.tier ?? 9) || a.name.localeCompare(b.name)

/** Those who can be called before those without a number. */
const peopleOf = (people: PersonSummary[], teamId: string) =>
  people
    .filter(({ teams }) => teams.some(({ id }) => id === teamId))
    .sort((a, b) => Number(b.phone !== null) - Number(a.phone !== null))
    .slice(0, CARD_PEOPLE)
    .map(({ id, name, phone }) => ({ id, name, phone }))
