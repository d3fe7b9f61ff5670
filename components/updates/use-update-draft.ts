'use client'
import { useMemo, useState } from 'react'
import type { SettledIncident } from '@/components/incident/room-context'
import { draftScopeOf, updateScopeOf } from '@/components/timeline/composer-text'
import { randomId } from '@/lib/client/random-id'
import { useDraft } from '@/lib/client/use-draft'
import { type Draft, draftUpdate } from '@/lib/domain/communication/draft-update'
import { type KeptDraft, readKeptDraft } from '@/lib/domain/communication/kept-draft'
import { nextUpdateWords } from '@/lib/domain/communication/situation-words'
import type { UpdateTemplates } from '@/lib/domain/communication/update-templates'
import type { Audience } from '@/lib/domain/incident/procedure-payloads'
import { dueByCadence } from '@/lib/domain/incident/update-due'

const ROUND_MS = 5 * 60_000

/** A time that reads well, such as 14:35, and is no sooner than it was meant to be. */
export const roundedUp = (at: string): string => new Date(Math.ceil(Date.parse(at) / ROUND_MS) * ROUND_MS).toISOString()

/**
 * The update being written. It is drafted from the incident as it was when the dialog opened, so that nothing changes
 * under the reader; what was edited is kept on this device until the log has it.
 */
export function useUpdateDraft(incident: SettledIncident, personId: string, templates: UpdateTemplates) {
  const [stored, store] = useDraft(updateScopeOf(draftScopeOf(personId, incident.id)))
  const [base, setBase] = useState(() => ({ incident, now: new Date().toISOString() }))
  const [fresh] = useState((): KeptDraft => {
    const due = dueByCadence(base.incident, base.now)
    return { updateId: randomId(), audience: 'internal', nextDueAt: due && roundedUp(due), words: {} }
  })
  const kept = useMemo(
    () => readKeptDraft(stored, { now: base.now, status: base.incident.status, suggestedDueAt: fresh.nextDueAt }),
    [stored, base, fresh],
  )
  const isSent = incident.updates.items.some(({ updateId }) => updateId === kept?.updateId)
  const draft = kept && !isSent ? kept : fresh

  const drafted = draftUpdate(base.incident, draft.audience, { ...base, nextDueAt: draft.nextDueAt, templates })
  const edited = draft.words[draft.audience]
  const words = edited ?? drafted
  const change = (changes: Partial<KeptDraft>) => store(JSON.stringify({ ...draft, ...changes }))

  return {
    ...draft,
    now: base.now,
    words,
    isEdited: edited !== undefined,
    setAudience: (audience: Audience) => change({ audience }),
    setWords: (changed: Partial<Draft>) =>
      change({ words: { ...draft.words, [draft.audience]: { ...words, ...changed } } }),
    setNextDueAt(nextDueAt: string | null) {
      const phrase = (due: string | null) => nextUpdateWords(due, base.incident.status, base.now)
      const said = Object.entries(draft.words).map(([audience, { subject, text }]) => [
        audience,
        { subject, text: text.replaceAll(phrase(draft.nextDueAt), phrase(nextDueAt)) },
      ])
      change({ nextDueAt, words: Object.fromEntries(said) })
    },
    /** Throws away what was edited for this audience, and drafts it from the log of now. */
    redraft() {
      setBase({ incident, now: new Date().toISOString() })
      const { [draft.audience]: _edited, ...others } = draft.words
      change({ words: others })
    },
  }
}
