'use client'
import { Pencil } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { servicePath } from '@/components/catalogue/service-words'
import { ArchiveMenu } from '@/components/settings/archive-menu'
import { Button } from '@/components/ui/button'
import { useArchiveService } from '@/lib/client/catalogue-admin'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { ServiceDetail, ServiceNode } from '@/lib/domain/catalogue/service-detail'

const ServiceDialog = dynamic(() => import('@/components/catalogue/service-dialog').then((file) => file.ServiceDialog))

export interface ServiceActionsProps {
  service: ServiceDetail
  services: ServiceNode[]
  teams: TeamView[]
}

const consequences = {
  archive:
    'No incident can name it any more, and alerts for it page nobody by it. Incidents that name it keep it, and it can be used again.',
  use: 'Incidents can name it again, and alerts for it page by its policy.',
}

/** What an admin may do to a service. */
export function ServiceActions({ service, services, teams }: ServiceActionsProps) {
  const router = useRouter()
  const archive = useArchiveService(service.id)
  const [isChanging, setChanging] = useState(false)
  const { name, key, archivedAt } = service
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <Button size="md" icon={<Pencil aria-hidden size={14} strokeWidth={1.75} />} onClick={() => setChanging(true)}>
        Change
      </Button>
      <ArchiveMenu {...{ name, consequences, archive }} isArchived={archivedAt !== null} />
      {isChanging && (
        <ServiceDialog
          service={service}
          services={services}
          teams={teams}
          onClose={() => setChanging(false)}
          onSaved={(saved) => saved.key !== key && router.replace(servicePath(saved.key))}
        />
      )}
    </div>
  )
}
