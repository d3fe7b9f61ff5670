import type { DueTimer } from '@/lib/server/db/timers'
import { stableId } from '@/lib/server/stable-id'

/** The same timer always makes the same command, so a second run is answered by the receipt of the first. */
export const commandIdOf = ({ id, key }: Pick<DueTimer, 'id' | 'key'>): string => stableId('timer', id, key)
