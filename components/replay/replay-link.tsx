import { History } from 'lucide-react'
import { replayPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'

/** To the room as it was, from a list of what is over. */
export const ReplayLink = ({ incidentKey }: { incidentKey: string }) => (
  <Link
    href={replayPath(incidentKey)}
    aria-label={`Replay ${incidentKey}`}
    title="Replay"
    className="relative z-10 ml-auto grid size-7 shrink-0 place-items-center rounded-2 text-text-3 hover:bg-hover hover:text-text"
  >
    <History aria-hidden size={14} strokeWidth={1.75} />
  </Link>
)
