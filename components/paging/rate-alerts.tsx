'use client'
import { Segmented } from '@/components/ui/segmented'
import { type RatedRule, useRate, useRatings } from '@/lib/client/paging/ratings'
import type { AlertRating } from '@/lib/domain/alert/rating'

const SHOWN = 5

export interface RateAlertsProps {
  incidentId: string
  /** Only this rule. */
  rule?: string
}

/** What the alerts of each rule were worth: a press each, saved at once. Nothing where no alert was. */
export function RateAlerts({ incidentId, rule }: RateAlertsProps) {
  const { data: rules = [] } = useRatings(incidentId)
  const rate = useRate(incidentId)
  const shown = rule === undefined ? rules.slice(0, SHOWN) : rules.filter((one) => one.rule === rule)
  if (shown.length === 0) return null
  return (
    <div className="mt-2 flex flex-col gap-3">
      {shown.map((one) => (
        <RuleRating key={one.rule} rated={one} onRate={(rating) => rate.mutate(rating)} />
      ))}
      {rate.error && (
        <p role="alert" className="text-12 text-warning">
          Not saved: {rate.error.message}. Press again.
        </p>
      )}
    </div>
  )
}

interface RuleRatingProps {
  rated: RatedRule
  onRate: (rating: AlertRating) => void
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

const ABOUT = [
  { value: 'symptom', label: 'A symptom', hint: 'What customers feel' },
  { value: 'cause', label: 'A cause', hint: 'What may lie behind it' },
] as const

const said = (value: boolean | null | undefined): 'yes' | 'no' | null =>
  value === true ? 'yes' : value === false ? 'no' : null

function RuleRating({ rated: { rule, count, mine }, onRate }: RuleRatingProps) {
  const rate = (changed: Partial<Omit<AlertRating, 'rule'>>) =>
    onRate({ rule, isActionable: true, about: null, isWorthWaking: null, ...mine, ...changed })
  return (
    <section aria-label={`What was ${rule} worth?`} className="flex flex-col gap-1.5">
      <p className="text-12 text-text-2 [overflow-wrap:anywhere]">
        <bdi className="font-medium text-text">{rule}</bdi>
        {count > 1 && `, ${count} times`}
      </p>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <Question text="Was there something to do?">
          <Segmented
            label={`${rule}: was there something to do?`}
            value={said(mine?.isActionable)}
            options={yesNo}
            onValueChange={(value) => rate({ isActionable: value === 'yes' })}
          />
        </Question>
        {mine && (
          <>
            <Question text="What was it?">
              <Segmented
                label={`${rule}: a symptom or a cause?`}
                value={mine.about}
                options={ABOUT}
                onValueChange={(about) => rate({ about })}
              />
            </Question>
            <Question text="Worth waking for?">
              <Segmented
                label={`${rule}: worth waking somebody for?`}
                value={said(mine.isWorthWaking)}
                options={yesNo}
                onValueChange={(value) => rate({ isWorthWaking: value === 'yes' })}
              />
            </Question>
          </>
        )}
      </div>
    </section>
  )
}

const Question = ({ text, children }: { text: string; children: React.ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2 text-12 text-text-3">
    <span aria-hidden>{text}</span>
    {children}
  </div>
)
