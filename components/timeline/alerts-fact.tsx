import { spokenJoining } from '@/lib/domain/alert/joining'
import { countWords } from '@/lib/domain/count-words'
import type { PayloadOf } from '@/lib/domain/incident/events'

/** What fired or was resolved, the first of them by name. */
export function AlertsFact({ payload }: { payload: PayloadOf<'alerts.changed'> }) {
  const { fired, resolved, firing, sample, integration, suggestsReopening, joined, flapping } = payload
  const first = sample.find(({ status }) => status === (fired > 0 ? 'firing' : 'resolved')) ?? sample[0]
  const more = Math.max(fired, resolved) - 1
  return (
    <>
      {fired > 0 ? 'Alert fired: ' : 'Alert resolved: '}
      <b className="font-medium text-text">
        {first ? <Titled {...first} /> : countWords(Math.max(fired, resolved), 'alert')}
      </b>
      {first && more > 0 && ` and ${more} more`}
      {fired > 0 && resolved > 0 && `; ${countWords(resolved, 'alert')} resolved`}
      <span className="text-text-3">
        {' '}
        {integration.name}
        {firing === 0 && ', none firing now'}
        {suggestsReopening && ', after this was resolved'}
        {joined && fired > 0 && ` · ${spokenJoining(joined, flapping)}`}
      </span>
    </>
  )
}

function Titled({ title, url }: PayloadOf<'alerts.changed'>['sample'][number]) {
  if (!url) return <>{title}</>
  return (
    <a href={url} target="_blank" rel="noreferrer" className="hover:underline">
      {title}
    </a>
  )
}
