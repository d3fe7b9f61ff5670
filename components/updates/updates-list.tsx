'use client'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { copyText } from '@/components/ui/copy-text'
import { LocalTime } from '@/components/ui/local-time'
import { toast } from '@/components/ui/toast'
import { FoldedText } from '@/components/updates/folded-text'
import { MailOutcomeLine } from '@/components/updates/mail-outcome-line'
import { useUpdates } from '@/lib/client/use-updates'
import type { SentUpdate } from '@/lib/domain/communication/mail-answers'
import type { IncidentState } from '@/lib/domain/incident/state'

type KnownUpdate = IncidentState['updates']['items'][number]

const linkClass = 'link relative rounded-1 text-12 before:absolute before:-inset-2 max-md:before:-inset-3'

/** The newest update with its words, the earlier ones by their subjects. */
export function UpdatesList() {
  const { incident, canRespond } = useRoom()
  const known = incident.updates.items.toReversed()
  const [newest, ...earlier] = known
  const { data } = useUpdates(incident.id, newest?.updateId ?? null)
  if (!newest) return null
  const wordsOf = ({ updateId }: KnownUpdate) => data?.find((update) => update.updateId === updateId)
  return (
    <div className="flex flex-col gap-2 text-13">
      <Newest update={newest} sent={wordsOf(newest)} isWhole={!canRespond} />
      {earlier.length > 0 && (
        <ul aria-label="Earlier updates" className="flex flex-col">
          {earlier.map((update) => (
            <li key={update.updateId}>
              <Earlier update={update} sent={wordsOf(update)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface UpdateProps {
  update: KnownUpdate
  /** With its words, once they are here. */
  sent: SentUpdate | undefined
}

function Newest({ update, sent, isWhole }: UpdateProps & { isWhole: boolean }) {
  return (
    <article aria-label={`Update ${update.number}`} className="rounded-2 border border-line bg-bg px-3 py-2">
      <Line update={update} />
      <p className="mt-0.5 font-medium text-text [overflow-wrap:anywhere]">{update.subject}</p>
      {sent && <FoldedText text={sent.text} isWhole={isWhole} />}
      <Foot update={update} sent={sent} />
    </article>
  )
}

function Earlier({ update, sent }: UpdateProps) {
  return (
    <details className="group border-line border-t py-1.5 first:border-t-0">
      <summary className="flex cursor-default list-none items-baseline gap-2 rounded-1 max-md:min-h-11 max-md:items-center">
        <span className="min-w-0 flex-1 truncate group-open:whitespace-normal">{update.subject}</span>
        <LocalTime at={update.at} className="shrink-0 text-12 text-text-3" />
      </summary>
      <Line update={update} />
      {sent && <FoldedText text={sent.text} isWhole />}
      <Foot update={update} sent={sent} />
    </details>
  )
}

function Line({ update: { number, audience, by, at } }: { update: KnownUpdate }) {
  const { nameOf } = useRoom()
  return (
    <p className="flex flex-wrap gap-x-1.5 text-12 text-text-3">
      <span>Update {number}</span>
      <span aria-hidden>·</span>
      <span>{audience}</span>
      <span aria-hidden>·</span>
      <span>
        {nameOf(by)}, <LocalTime at={at} />
      </span>
    </p>
  )
}

function Foot({ update, sent }: UpdateProps) {
  const { jumpTo } = useRoomNavigation()
  async function handleCopy() {
    if (!sent) return
    const text = `${sent.subject}\n\n${sent.text}`
    if (await copyText(text)) toast('Update copied')
    else toast('The browser did not allow copying', { tone: 'warning' })
  }
  return (
    <>
      {sent?.mail && <MailOutcomeLine mail={sent.mail} />}
      <p className="mt-1 flex gap-4">
        {sent && (
          <button type="button" className={linkClass} onClick={handleCopy}>
            Copy<span className="sr-only"> update {update.number}</span>
          </button>
        )}
        <button type="button" className={linkClass} onClick={() => jumpTo(update.seq)}>
          In the timeline<span className="sr-only">: update {update.number}</span>
        </button>
      </p>
    </>
  )
}
