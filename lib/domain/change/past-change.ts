import type { Ref } from '../incident/values'
import type { ChangeRef, ChangeStatus } from './change'

/** A change as it is kept, for those who look back at it. */
export interface PastChange extends ChangeRef {
  status: ChangeStatus
  /** Build or revision. */
  version: string | null
  environment: string | null
  /** Changed lines, when its sender says. */
  size: number | null
  integration: Ref
}
