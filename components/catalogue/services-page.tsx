'use client'
import { FileDown, FileUp, Plus, Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useRef, useState } from 'react'
import { ServicesTable } from '@/components/catalogue/services-table'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { PageHeader } from '@/components/ui/page-header'
import { CATALOGUE_FILE, useServiceOverviews } from '@/lib/client/catalogue-admin'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { ServiceOverview } from '@/lib/domain/catalogue/service-detail'
import { isAdmin } from '@/lib/domain/incident/policy'

const ServiceDialog = dynamic(() => import('@/components/catalogue/service-dialog').then((file) => file.ServiceDialog))
const ImportDialog = dynamic(() => import('@/components/catalogue/import-dialog').then((file) => file.ImportDialog))

export interface ServicesPageProps {
  services: ServiceOverview[]
  teams: TeamView[]
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** What can break, who owns it, and how ready it is to be brought back. */
export function ServicesPage({ services: initial, teams }: ServicesPageProps) {
  const viewer = useViewer()
  const { data: services } = useServiceOverviews(initial)
  const [sought, setSought] = useState('')
  const [isWithArchived, setWithArchived] = useState(false)
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const handleClear = () => {
    setSought('')
    search.current?.focus()
  }
  const hasArchived = services.some(({ archivedAt }) => archivedAt !== null)
  const shown = services.filter((service) => (isWithArchived || !service.archivedAt) && matches(service, sought))
  const isEmpty = services.length === 0
  const newService = (
    <Button size="md" variant="primary" icon={<Plus {...glyph} />} onClick={() => setDialog('new')}>
      New service
    </Button>
  )
  const importing = (
    <Button size="md" icon={<FileUp {...glyph} />} onClick={() => setDialog('import')}>
      Import
    </Button>
  )
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-4 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title="Services"
        description="What can break, who owns it, and the levers that bring it back."
        actions={
          isAdmin(viewer) &&
          !isEmpty && (
            <>
              {importing}
              <a href={CATALOGUE_FILE} download className={buttonClass({ size: 'md' })}>
                <FileDown {...glyph} />
                Export
              </a>
              {newService}
            </>
          )
        }
      />
      {!isEmpty && (
        <search aria-label="Filter services" className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="relative w-full md:w-72">
            <Search {...glyph} className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3" />
            <Input
              ref={search}
              type="search"
              aria-label="Search services"
              placeholder="Name, key or team"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
              className="pl-8"
            />
          </span>
          {hasArchived && <Checkbox label="Archived too" checked={isWithArchived} onCheckedChange={setWithArchived} />}
        </search>
      )}
      <Card className="overflow-hidden">
        {shown.length > 0 && <ServicesTable services={shown} />}
        {shown.length === 0 && !isEmpty && (
          <EmptyState title="No service matches" action={<Button onClick={handleClear}>Clear the search</Button>}>
            Look for a part of its name, its key or its team.
          </EmptyState>
        )}
        {isEmpty && <NoServices actions={isAdmin(viewer) ? [newService, importing] : []} />}
      </Card>
      {dialog === 'new' && (
        <ServiceDialog service={null} services={services} teams={teams} onClose={() => setDialog(null)} />
      )}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
    </div>
  )
}

function NoServices({ actions: [add, bring] }: { actions: ReactNode[] }) {
  return (
    <EmptyState
      title="No services yet"
      action={
        add && (
          <span className="flex gap-2">
            {add}
            {bring}
          </span>
        )
      }
    >
      {add
        ? 'Add what people name when something is broken: the checkout, the pipeline, the login. Or bring a catalogue you have, as YAML.'
        : 'An admin adds what people name when something is broken: the checkout, the pipeline, the login.'}
    </EmptyState>
  )
}

function matches({ name, key, team }: ServiceOverview, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/)
  const text = `${name} ${key} ${team?.name ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}
