import type { Tier } from './catalogue/catalogue'
import type { LeverView } from './catalogue/lever-view'
import { DEFAULT_CHECKLISTS } from './incident/checklist'
import { LEVER_NAMES, type LeverKind, leverKindSchema } from './incident/lever'

/** As many services as fit on the page, and for each as many people. */
export const CARD_SERVICES = 10
export const CARD_PEOPLE = 4

export interface CardPerson {
  id: string
  name: string
  /** Null without one, and for who may not know it (SPEC KEPT-9). */
  phone: string | null
}

export interface CardService {
  id: string
  name: string
  key: string
  tier: Tier
  team: string | null
  levers: Pick<LeverView, 'kind' | 'how' | 'expectedMinutes'>[]
  people: CardPerson[]
}

/** The one page for when production is down (SPEC PROC-8). */
export interface ProcedureCard {
  /** The questions of the first five minutes. */
  items: string[]
  /** Those that matter most; null for strangers. */
  services: CardService[] | null
  /** Services that did not fit. */
  more: number
}

/** What may be said to anybody: no names, no numbers, no services. */
export const STRANGERS_CARD: ProcedureCard = {
  items: DEFAULT_CHECKLISTS.production.map(({ title }) => title),
  services: null,
  more: 0,
}

/** What to do with each lever where nobody has written it down. */
const LEVER_ADVICE = {
  'roll-back': 'To the last version that worked. First when something was deployed lately.',
  'flag-off': 'Switch off what was switched on last.',
  'scale-up': 'Give it more, if load is the limit.',
  'fail-over': 'To a place that still works. Know what is lost on the way.',
} satisfies Record<LeverKind, string>

export const LEVERS_IN_ORDER: { kind: LeverKind; name: string; advice: string }[] = leverKindSchema.options.map(
  (kind) => ({ kind, name: LEVER_NAMES[kind], advice: LEVER_ADVICE[kind] }),
)
