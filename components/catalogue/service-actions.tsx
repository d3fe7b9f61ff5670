'use client'
import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { servicePath } from '@/components/catalogue/service-words'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useArchiveService } from '@/lib/client/catalogue-admin'
import { problemsOf } from '@/lib/client/form-problems'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { ServiceDetail, ServiceNode } from '@/lib/domain/catalogue/service-detail'

const ServiceDialog = dynamic(() => import('@/components/catalogue/service-dialog').then((file) => file.ServiceDialog))

export interface ServiceActionsProps {
  service: ServiceDetail
  services: ServiceNode[]
  teams: TeamView[]
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** What an admin may do to a service. */
export function ServiceActions({ service, services, teams }: ServiceActionsProps) {
  const router = useRouter()
  const { mutate, error } = useArchiveService()
  const [isChanging, setChanging] = useState(false)
  const { id, name, key, archivedAt } = service
  const problem = problemsOf(error, {}).form
  const archive = (archived: boolean) =>
    mutate({ id, archived }, { onSuccess: () => toast(archived ? `${name} is archived` : `${name} is in use again`) })
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {problem && (
        <p role="alert" className="text-12 text-warning">
          {problem}
        </p>
      )}
      <Button size="md" icon={<Pencil {...glyph} />} onClick={() => setChanging(true)}>
        Change
      </Button>
      <Menu trigger={<IconButton label={`More on ${name}`} icon={<Ellipsis {...glyph} size={16} />} />}>
        {archivedAt ? (
          <MenuItem icon={<ArchiveRestore {...glyph} />} onSelect={() => archive(false)}>
            Use again
          </MenuItem>
        ) : (
          <MenuItem icon={<Archive {...glyph} />} onSelect={() => archive(true)}>
            Archive
          </MenuItem>
        )}
      </Menu>
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
