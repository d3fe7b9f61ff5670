import type { LeverKind } from '../incident/lever'
import type { MitigationKind } from '../incident/mitigation'
import type { IncidentKind, Severity } from '../incident/values'

/** Something that was tried then and worked. */
export interface WhatWorked {
  title: string
  kind: MitigationKind
  /** Set when it pulled a lever. */
  lever: LeverKind | null
  /** The service it was done to. */
  service: string | null
  /** Milliseconds from its start to the verdict; null when it is not known. */
  effectMs: number | null
}

/** A past incident like another one. */
export interface SimilarIncident {
  incident: {
    id: string
    key: string
    title: string
    severity: Severity
    kind: IncidentKind
    /** ISO 8601. */
    declaredAt: string
  }
  /** 0..1, see `mostAlike`. */
  score: number
  /** Why it is like this one, the strongest first. */
  reasons: string[]
  worked: WhatWorked[]
  isReviewPublished: boolean
  /** Preventions of then that are neither done nor declined, the first due first. */
  unpaid: { id: string; title: string; dueOn: string | null }[]
}
