import { CardServices } from '@/components/card/card-services'
import { LEVERS_IN_ORDER, type ProcedureCard } from '@/lib/domain/procedure-card'

/** The card itself: on paper exactly one A4 page, which is why every line of it has its height. */
export function CardSheet({ card: { items, services, more } }: { card: ProcedureCard }) {
  return (
    <article
      aria-labelledby="card-title"
      className="rounded-3 border border-line bg-surface px-5 py-5 text-13 print:h-[276mm] print:overflow-hidden print:rounded-none print:border-0 print:p-0 md:px-8 md:py-7"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-text border-b-2 pb-2">
        <h1 id="card-title" className="font-semibold text-24">
          Production is down
        </h1>
        <p className="text-12 text-text-2">One person coordinates. Stop the bleeding, then understand.</p>
      </header>
      <div className="grid gap-x-8 gap-y-5 pt-4 md:grid-cols-2 print:grid-cols-2 print:pt-3">
        <section aria-labelledby="card-first">
          <h2 id="card-first" className="mb-1 font-semibold text-14">
            The first five minutes
          </h2>
          <ol>
            {items.map((title) => (
              <li key={title} className="flex h-7 items-center gap-2.5 print:h-[6mm]">
                <span aria-hidden className="size-3.5 shrink-0 rounded-1 border-[1.5px] border-control" />
                <span className="min-w-0 flex-1 truncate">{title}</span>
                <span aria-hidden className="hidden w-[34mm] border-control border-b print:block">
                  &nbsp;
                </span>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="card-levers">
          <h2 id="card-levers" className="mb-1 font-semibold text-14">
            The fastest way back
          </h2>
          <dl>
            {LEVERS_IN_ORDER.map(({ kind, name, advice }) => (
              <div key={kind} className="grid grid-cols-[80px_minmax(0,1fr)] py-1 print:py-[0.8mm]">
                <dt className="font-medium">{name}</dt>
                <dd className="text-text-2">{advice}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      {services ? (
        <CardServices services={services} more={more} />
      ) : (
        <p className="mt-5 border-line border-t pt-3 text-text-2">
          Sign in to see your services, their levers and whom to call.
        </p>
      )}
    </article>
  )
}
