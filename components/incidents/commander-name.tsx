import { Avatar } from '@/components/ui/avatar'
import type { Ref, Status } from '@/lib/domain/incident/values'

/** Who coordinates. A vacancy needs a person only while something hurts. */
export function CommanderName({ commander, status }: { commander: Ref | null; status: Status }) {
  if (!commander) {
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
