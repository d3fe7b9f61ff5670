import { PhoneLink } from '@/components/people/phone-link'
import { LEVER_NAMES } from '@/lib/domain/incident/lever'
import type { CardPerson, CardService } from '@/lib/domain/procedure-card'

/** The services that matter most: how each comes back, and whom to call. */
export function CardServices({ services, more }: { services: CardService[]; more: number }) {
  return (
    <section aria-labelledby="card-services" className="mt-5 print:mt-3">
      <h2 id="card-services" className="mb-1 font-semibold text-14">
        Services, and whom to call
      </h2>
      {services.length === 0 && <p className="text-text-2">No services are in the catalogue yet.</p>}
      <ul>
        {services.map((service) => (
          <ServiceLine key={service.id} service={service} />
        ))}
      </ul>
      {more > 0 && <p className="border-line border-t pt-2 text-12 text-text-3">and {more} more in the catalogue</p>}
    </section>
  )
}

function ServiceLine({ service: { name, tier, team, levers, people } }: { service: CardService }) {
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-t py-2 text-12 md:grid-cols-[minmax(0,3fr)_minmax(0,6fr)_minmax(0,4fr)] print:max-h-[19mm] print:grid-cols-[minmax(0,3fr)_minmax(0,6fr)_minmax(0,4fr)] print:overflow-hidden print:py-[1.2mm] print:text-[8pt] print:leading-[4mm]">
      <div className="min-w-0">
        <h3 className="truncate font-semibold text-13 print:text-[9pt] print:leading-[4mm]">{name}</h3>
        <p className="truncate text-text-3">
          {team ?? 'nobody owns it'}
          {tier !== null && `, tier ${tier}`}
        </p>
      </div>
      {levers.length > 0 ? (
        <dl className="min-w-0">
          {levers.map(({ kind, how, expectedMinutes }) => (
            <div key={kind} className="grid grid-cols-[64px_minmax(0,1fr)]">
              <dt className="font-medium">{LEVER_NAMES[kind]}</dt>
              <dd
                className="truncate text-text-2 max-md:whitespace-normal max-md:[overflow-wrap:anywhere] print:whitespace-nowrap!"
                title={how}
              >
                {expectedMinutes !== null && `${expectedMinutes} min: `}
                {how}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-text-3">No lever is written down.</p>
      )}
      <Callees people={people} />
    </li>
  )
}

function Callees({ people }: { people: CardPerson[] }) {
  if (people.length === 0) return <p className="text-text-3">Nobody to call is known.</p>
  return (
    <ul className="min-w-0">
      {people.map(({ id, name, phone }) => (
        <li
          key={id}
          className="flex min-w-0 items-baseline justify-between gap-2 max-md:min-h-11 max-md:items-center print:min-h-0! print:items-baseline!"
        >
          <span className="truncate">{name}</span>
          {phone && <PhoneLink phone={phone} name={name} className="max-md:min-h-11 print:min-h-0!" />}
        </li>
      ))}
    </ul>
  )
}
