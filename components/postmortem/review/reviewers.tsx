'use client'
import clsx from 'clsx'
import { Avatar } from '@/components/ui/avatar'
import { Chip } from '@/components/ui/chip'
import { Popover } from '@/components/ui/popover'
import { TimeAgo } from '@/components/ui/time-ago'
import type { Review, Reviewer } from '@/lib/domain/incident/review'

const MAX_SHOWN = 4

const ANSWERS = {
  approved: { label: 'Approved', tone: 'verified', ring: 'ring-2 ring-verified' },
  'changes-wanted': { label: 'Wants changes', tone: 'warning', ring: 'ring-2 ring-warning' },
} as const

const answerOf = ({ answer }: Reviewer) => (answer ? ANSWERS[answer.is] : null)

/** Who sees to the review and who was asked, with what they answered. */
export function Reviewers({ review }: { review: Review }) {
  const { reviewers, owner } = review
  const said = reviewers.map((one) => `${one.name}: ${answerOf(one)?.label ?? 'no answer yet'}`)
  const people = reviewers.length > 0 ? reviewers : [{ ...owner, askedAt: review.openedAt, answer: null }]
  return (
    <Popover
      label="Owner and reviewers"
      align="end"
      className="w-80 p-1"
      trigger={
        <button
          type="button"
          aria-label={`Owner: ${owner.name}. ${said.length > 0 ? `Reviewers: ${said.join(', ')}` : 'Nobody is asked to review it'}`}
          className="flex h-8 items-center justify-center gap-1 rounded-2 px-1 hover:bg-hover max-md:h-11 max-md:min-w-10"
        >
          {people.slice(0, MAX_SHOWN).map((one) => (
            <span key={one.id} className={clsx('rounded-full', answerOf(one)?.ring)}>
              <Avatar id={one.id} name={one.name} />
            </span>
          ))}
          {people.length > MAX_SHOWN && <span className="text-12 text-text-2">+{people.length - MAX_SHOWN}</span>}
        </button>
      }
    >
      <ul>
        <li className="flex items-center gap-2 px-3 py-2 text-13">
          <Avatar id={owner.id} name={owner.name} />
          <span className="min-w-0 flex-1 truncate">{owner.name}</span>
          <span className="text-12 text-text-3">sees to it</span>
        </li>
        {reviewers.map((one) => (
          <li key={one.id} className="border-line border-t px-3 py-2 text-13">
            <div className="flex items-center gap-2">
              <Avatar id={one.id} name={one.name} />
              <span className="min-w-0 flex-1 truncate">{one.name}</span>
              <Chip tone={answerOf(one)?.tone ?? 'neutral'}>{answerOf(one)?.label ?? 'No answer yet'}</Chip>
            </div>
            {one.answer?.note && <p className="mt-1 pl-7 text-text-2 [overflow-wrap:anywhere]">{one.answer.note}</p>}
            <p className="pl-7 text-12 text-text-3">
              asked <TimeAgo at={one.askedAt} />
              {one.answer && (
                <>
                  , answered <TimeAgo at={one.answer.at} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
