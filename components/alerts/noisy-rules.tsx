import clsx from 'clsx'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { LocalTime } from '@/components/ui/local-time'
import type { AlertRule, Proposal } from '@/lib/domain/alert/rating'
import { percentWords } from '@/lib/domain/metrics/words'

const PROPOSALS = {
  keep: { label: 'Keep', tone: 'line', why: 'Most of those who rated it had something to do.' },
  'page-by-day': {
    label: 'Page by day only',
    tone: 'warning',
    why: 'There is something to do, and most say it can wait.',
  },
  'no-page': {
    label: 'Page nobody',
    tone: 'warning',
    why: 'Mostly there was nothing to do: look at it in working hours.',
  },
  remove: { label: 'Remove', tone: 'warning', why: 'There was almost never anything to do.' },
} as const satisfies Record<Proposal, { label: string; tone: string; why: string }>

/** The rules that alerted most, what they were worth, and what to do about them. */
export function NoisyRules({ rules }: { rules: AlertRule[] }) {
  return (
    <Card className="px-5 pt-3.5 pb-4">
      <section aria-labelledby="noisy-rules" className="flex flex-col gap-3">
        <header>
          <h2 id="noisy-rules" className="font-semibold text-16">
            Which alerts are worth it?
          </h2>
          <p className="text-13 text-text-2">
            Precision is the share of ratings that found something to do. It and a proposal come with five ratings.
          </p>
        </header>
        {rules.length === 0 ? (
          <p className="text-13 text-text-3">No alert fired in this time.</p>
        ) : (
          <CardTable
            caption="Alert rules by how often they fired"
            heads={
              <>
                <Head>Rule</Head>
                <Head className="text-right">Alerts</Head>
                <Head className="text-right max-md:hidden">Incidents opened</Head>
                <Head className="text-right">Rated</Head>
                <Head className="text-right">Precision</Head>
                <Head className="pl-3 max-md:hidden">Last</Head>
              </>
            }
          >
            {rules.map((rule) => (
              <RuleRow key={rule.rule} rule={rule} />
            ))}
          </CardTable>
        )}
      </section>
    </Card>
  )
}

function RuleRow({ rule: { rule, count, opened, rated, precision, lastAt, proposal } }: { rule: AlertRule }) {
  const proposed = proposal && PROPOSALS[proposal]
  const number = 'text-right tabular-nums'
  return (
    <tr>
      <Data className="min-w-32 [overflow-wrap:anywhere]">
        <bdi>{rule}</bdi>
        {proposed && (
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-text-2">
            <Chip tone={proposed.tone}>{proposed.label}</Chip>
            {proposed.why}
          </p>
        )}
      </Data>
      <Data className={number}>{count.toLocaleString('en-GB')}</Data>
      <Data className={clsx(number, 'max-md:hidden')}>{opened}</Data>
      <Data className={number}>{rated}</Data>
      <Data className={number}>{percentWords(precision)}</Data>
      <Data className="whitespace-nowrap pl-3 text-text-2 max-md:hidden">
        <LocalTime at={lastAt} style="date" />
      </Data>
    </tr>
  )
}
