import type { MitigationPrefill } from '@/components/incident/room-navigation'
import { MITIGATION_NAMES, type MitigationKind } from '@/lib/domain/incident/mitigation'
import type { Ref } from '@/lib/domain/incident/values'

const USUAL_MINUTES = 5

export interface MitigationDraft {
  kind: MitigationKind
  serviceId: string
  title: string
  target: string
  why: string
  expected: string
  minutes: string
  ownerId: string
  reversible: boolean
}

/** The form as it opens: all that is known, and a title that says it in a line. */
export function draftOf(prefill: MitigationPrefill, services: readonly Ref[], viewerId: string): MitigationDraft {
  const kind = prefill.lever ?? prefill.kind ?? 'roll-back'
  const serviceId = prefill.serviceId ?? services[0]?.id ?? ''
  const service = services.find(({ id }) => id === serviceId)
  const { target = '' } = prefill
  return {
    kind,
    serviceId,
    title: titleOf(kind, service?.name, target),
    target,
    why: '',
    expected: '',
    minutes: String(prefill.expectedMinutes ?? USUAL_MINUTES),
    ownerId: viewerId,
    reversible: kind !== 'restart',
  }
}

/** “Roll back Payments to #8409”, as far as it is known. */
function titleOf(kind: MitigationKind, service: string | undefined, target: string): string {
  if (kind === 'other') return ''
  const name = MITIGATION_NAMES[kind]
  if (kind === 'flag-off') return [name, target || (service && `in ${service}`)].filter(Boolean).join(' ')
  const words = [name, service, kind === 'roll-back' && target ? `to ${target}` : '']
  return words.filter(Boolean).join(' ')
}

/** The form as the command takes it. */
export const proposalOf = (draft: MitigationDraft, { lever, changeId }: MitigationPrefill, viewerId: string) => ({
  kind: draft.kind,
  title: draft.title,
  serviceId: draft.serviceId || null,
  target: draft.target.trim() || null,
  lever: lever ?? null,
  ...(draft.ownerId && draft.ownerId !== viewerId && { ownerId: draft.ownerId }),
  why: draft.why,
  expected: draft.expected,
  checkMinutes: Number(draft.minutes),
  reversible: draft.reversible,
  ...(changeId && { changeId }),
})
