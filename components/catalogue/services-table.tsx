import clsx from 'clsx'
import { LeversReady } from '@/components/catalogue/levers-ready'
import { servicePath } from '@/components/catalogue/service-words'
import { TierChip } from '@/components/catalogue/tier-chip'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { Table, Td, Th } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { ServiceOverview } from '@/lib/domain/catalogue/service-detail'

/** Services, each leading to its page. */
export function ServicesTable({ services }: { services: ServiceOverview[] }) {
  return (
    <Table caption="Services by name">
      <thead>
        <tr>
          <Th>Service</Th>
          <Th className="max-md:hidden">Owner</Th>
          <Th className="max-md:hidden">Tier</Th>
          <Th>Levers ready</Th>
          <Th className="max-md:hidden">Last rehearsed</Th>
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <ServiceRow key={service.id} service={service} />
        ))}
      </tbody>
    </Table>
  )
}

function ServiceRow({ service }: { service: ServiceOverview }) {
  const { key, name, description, team, tier, archivedAt, leversReady, lastRehearsed } = service
  return (
    <tr className={clsx('relative hover:bg-hover', archivedAt && 'text-text-3')}>
      <Td className="w-full max-w-0 py-2">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={servicePath(key)}
            dir="auto"
            title={name}
            className="truncate font-medium after:absolute after:inset-0"
          >
            {name}
          </Link>
          <span className="mono max-w-48 shrink-0 truncate text-text-3 max-md:hidden">{key}</span>
          {archivedAt && <Chip tone="line">Archived</Chip>}
          <span className="md:hidden">
            <TierChip tier={tier} />
          </span>
        </span>
        <span className="block truncate text-text-3">
          <span className="md:hidden">{team ? `${team.name} · ` : ''}</span>
          {description}
        </span>
      </Td>
      <Td className="whitespace-nowrap text-text-2 max-md:hidden">{team?.name ?? 'Nobody yet'}</Td>
      <Td className="max-md:hidden">{tier ? <TierChip tier={tier} /> : <span className="text-text-3">None</span>}</Td>
      <Td>
        <LeversReady count={leversReady} />
      </Td>
      <Td className="whitespace-nowrap text-text-2 max-md:hidden">
        {lastRehearsed ? <TimeAgo at={lastRehearsed.at} /> : <span className="text-text-3">Never</span>}
      </Td>
    </tr>
  )
}
