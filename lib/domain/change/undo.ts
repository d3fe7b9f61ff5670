import type { LeverKind } from '../incident/lever'
import type { MitigationKind } from '../incident/mitigation'
import type { ChangeKind } from './change'
import type { RankedChange } from './ranked-change'

interface Undoing {
  kind: MitigationKind
  /** The lever of the service that does it; none for what has no lever. */
  lever?: LeverKind
  label: string
}

const UNDOING = {
  deploy: { kind: 'roll-back', lever: 'roll-back', label: 'Roll back' },
  flag: { kind: 'flag-off', lever: 'flag-off', label: 'Flag off' },
  config: { kind: 'revert-config', label: 'Revert' },
  infrastructure: { kind: 'revert-config', label: 'Revert' },
  other: { kind: 'other', label: 'Undo' },
} satisfies Record<ChangeKind, Undoing>

/** How a change of this kind is taken back. */
export const undoingOf = ({ kind }: Pick<RankedChange, 'kind'>): Undoing => UNDOING[kind]

/** What a mitigation that takes it back is about: of a deploy the version to go back to, where one is known. */
export function undoTarget({ kind, version, title, lastKnownGood }: RankedChange): string | null {
  if (kind === 'deploy') return lastKnownGood?.version ?? null
  return version ?? title
}
