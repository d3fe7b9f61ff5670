import { Avatar } from '@/components/ui/avatar'
import type { Ref, Status } from '@/lib/domain/incident/values'

/** Who coordinates. A vacancy needs a person while something hurts, and is no news once it is over. */
export function CommanderName({ commander, status }: { commander: Ref | null; status: Status }) {
  if (!commander) {
    if (status === 'resolved' || status === 'closed') return null
    return (
      <span className={status === 'active' ? 'whitespace-nowrap text-warning' : 'whitespace-nowrap text-text-3'}>
        No commander
      </span>
    )
  }
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-text-2">
      <Avatar id={commander.id} name={commander.name} />
      <span className="truncate">{commander.name}</span>
    </span>
  )
}
