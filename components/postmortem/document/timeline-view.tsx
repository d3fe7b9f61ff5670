import { Nothing } from '@/components/postmortem/document/nothing'
import { knownWords, lineSentence, picksInTime } from '@/lib/domain/postmortem/lines-words'
import type { PublishedPostmortem } from '@/lib/domain/postmortem/published'
import { instantWords } from '@/lib/domain/postmortem/words'

/** The picked lines in the order they happened. Clocks are UTC: it is read by people of any zone, and on paper. */
export function TimelineView({ published: { content, lines } }: { published: PublishedPostmortem }) {
  const picks = picksInTime(content.picks, lines)
  if (picks.length === 0) return <Nothing />
  return (
    <ol className="flex flex-col text-14">
      {picks.map(({ seq, context }) => {
        const line = lines[seq]
        return (
          <li key={seq} className="grid gap-x-4 border-line border-t py-1.5 first:border-t-0 sm:grid-cols-[150px_1fr]">
            {line ? (
              <time dateTime={line.occurredAt} className="tabular text-13 text-text-3">
                {instantWords(line.occurredAt)}
              </time>
            ) : (
              <span />
            )}
            <div dir="auto" className="min-w-0 whitespace-pre-line">
              {line ? lineSentence(line) : `Line ${seq} of the log`}
              {line && <span className="text-12 text-text-3">{knownWords(line)}</span>}
              {context && (
                <p dir="auto" className="text-text-2 italic">
                  {context}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
