import { spokenList } from '../incident/spoken'
import {
  type DraftState,
  impactWords,
  mitigationLines,
  nextUpdateWords,
  PUBLIC_SUBJECTS,
  publicSituation,
  stepWords,
  utcWords,
} from './situation-words'

/** What a draft is filled from. */
export interface Facts {
  incident: DraftState
  now: string
  nextDueAt: string | null
}

interface Placeholder {
  /** For whoever edits a template. */
  meaning: string
  /** It can name no person, no service and nothing else from inside. */
  isPublic: boolean
  value: (facts: Facts) => string
}

/** What may stand between {{ and }} in a template of an update. */
export const placeholders = {
  key: { meaning: 'The key, such as INC-42', isPublic: false, value: ({ incident }) => incident.key },
  title: { meaning: 'The title', isPublic: false, value: ({ incident }) => incident.title },
  severity: {
    meaning: 'The severity, such as SEV1',
    isPublic: false,
    value: ({ incident }) => incident.severity.toUpperCase(),
  },
  status: {
    meaning: 'Active, mitigated, resolved or closed',
    isPublic: false,
    value: ({ incident }) => incident.status,
  },
  impact: {
    meaning: 'The blast radius in sentences, or that it is not known',
    isPublic: false,
    value: ({ incident }) => impactWords(incident),
  },
  services: {
    meaning: 'The affected services by name',
    isPublic: false,
    value: ({ incident: { services } }) =>
      services.length === 0 ? 'none named yet' : spokenList(services.map(({ name }) => name)),
  },
  commander: {
    meaning: 'Who is in command',
    isPublic: false,
    value: ({ incident: { roles } }) => roles.commander?.name ?? 'nobody yet',
  },
  mitigations: {
    meaning: 'What was tried, by whom and how it went; a line each',
    isPublic: false,
    value: ({ incident }) => mitigationLines(incident),
  },
  steps: {
    meaning: 'What is being done, in plain words and without names',
    isPublic: true,
    value: ({ incident }) => stepWords(incident),
  },
  situation: {
    meaning: 'How it stands, in a sentence that names nothing and nobody',
    isPublic: true,
    value: ({ incident }) => publicSituation(incident),
  },
  headline: {
    meaning: 'The same as a subject: “We are looking into a problem”',
    isPublic: true,
    value: ({ incident }) => PUBLIC_SUBJECTS[incident.status],
  },
  since: {
    meaning: 'When the impact began, or that it is not known',
    isPublic: true,
    value: ({ incident: { instants }, now }) =>
      instants.impactStartedAt ? utcWords(instants.impactStartedAt.at, now) : 'not known yet',
  },
  'next-update': {
    meaning: 'When the next update comes: “by 15:30 UTC”',
    isPublic: true,
    value: ({ incident: { status }, nextDueAt, now }) => nextUpdateWords(nextDueAt, status, now),
  },
} satisfies Record<string, Placeholder>

export type PlaceholderName = keyof typeof placeholders

/** Whether a template may name it. */
export const isPlaceholder = (name: string): name is PlaceholderName => Object.hasOwn(placeholders, name)

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names between {{ and }}, whether they exist or not. */
export const namesIn = (template: string): string[] => [...template.matchAll(PLACE)].map(([, name = '']) => name)

/** A template with its placeholders filled in; what they bring in is not read for placeholders again. */
export const fillIn = (template: string, facts: Facts): string =>
  template.replace(PLACE, (whole, name: string) => (isPlaceholder(name) ? placeholders[name].value(facts) : whole))
