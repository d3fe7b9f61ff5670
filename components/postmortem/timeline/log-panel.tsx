'use client'
import { useDeferredValue, useMemo, useState } from 'react'
import { useUsedLines } from '@/components/postmortem/cards/card-store'
import { usePostmortem, usePostmortemNavigation } from '@/components/postmortem/postmortem-context'
import { useAskedMinute, useKnownLines } from '@/components/postmortem/timeline/known-by'
import { linesLike } from '@/components/postmortem/timeline/lines-like'
import { LogList } from '@/components/postmortem/timeline/log-list'
import { usePicks } from '@/components/postmortem/timeline/use-picks'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { inOrder, weightOf } from '@/lib/domain/postmortem/lines'

const TABS = [
  { value: 'moments', label: 'Key moments', hint: 'Starred lines, changes of state, decisions and what was tried' },
  { value: 'all', label: 'All entries' },
] as const
type Tab = (typeof TABS)[number]['value']

/** The log beside the document: what the timeline is picked from. */
export function LogPanel() {
  const { doc, incident, lines } = usePostmortem()
  const { askedLine } = usePostmortemNavigation()
  const picks = usePicks(doc)
  const used = useUsedLines(doc)
  const isThen = useAskedMinute(incident.id) !== null
  const known = useKnownLines(incident.id, lines)
  const [tab, setTab] = useState<Tab>('moments')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())

  const shown = useMemo(() => {
    const found = wanted === '' ? known : linesLike(known, wanted)
    return inOrder(tab === 'all' ? found : found.filter((row) => weightOf(row) > 0 || picks.has(row.seq)))
  }, [known, wanted, tab, picks])

  // A line that somebody asks for is shown wherever it is.
  const [answered, setAnswered] = useState(askedLine)
  if (askedLine !== answered) {
    setAnswered(askedLine)
    if (askedLine && !shown.some(({ seq }) => seq === askedLine.seq)) {
      setTab('all')
      setText('')
    }
  }

  return (
    <section aria-label="From the log" className="flex min-h-0 flex-1 flex-col px-4 pb-4 max-lg:h-[calc(100dvh-128px)]">
      <div className="flex min-h-8 items-center gap-2 text-13">
        <h2 className="font-semibold">From the log</h2>
        <span className="ml-auto text-12 text-text-3">
          {picks.size} of {lines.length} picked
        </span>
      </div>
      <div className="flex flex-col gap-2 pb-2">
        <Segmented label="Lines shown" value={tab} options={TABS} onValueChange={setTab} />
        <Input
          type="search"
          aria-label="Filter the log"
          placeholder="Filter"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {isThen && <p className="text-12 text-warning">Only what was known at the time that is chosen.</p>}
      </div>
      {shown.length === 0 ? (
        <Nothing tab={tab} isFiltered={wanted !== ''} onAll={() => setTab('all')} />
      ) : (
        <LogList rows={shown} picks={picks} used={used} asked={askedLine} />
      )}
    </section>
  )
}

function Nothing({ tab, isFiltered, onAll }: { tab: Tab; isFiltered: boolean; onAll: () => void }) {
  if (tab === 'all') return <EmptyState title={isFiltered ? 'No line says that' : 'The log is empty'} />
  return (
    <EmptyState
      title={isFiltered ? 'No key moment says that' : 'No key moments'}
      action={
        <button type="button" className="link rounded-1" onClick={onAll}>
          {isFiltered ? 'Look in all entries' : 'Show all entries'}
        </button>
      }
    />
  )
}
