'use client'
import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react'
import { Chip } from '@/components/ui/chip'
import { ErrorNote } from '@/components/ui/error-note'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Table, Td, Th } from '@/components/ui/table'
import { toast } from '@/components/ui/toast'
import { useArchiveService } from '@/lib/client/catalogue-admin'
import { problemsOf } from '@/lib/client/form-problems'
import type { ServiceView } from '@/lib/domain/catalogue/catalogue'

export interface ServicesListProps {
  services: ServiceView[]
  onEdit: (service: ServiceView) => void
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** Services in use, then those archived. */
export function ServicesList({ services, onEdit }: ServicesListProps) {
  const { mutate: archive, error } = useArchiveService()
  const problem = problemsOf(error, {}).form
  const handleArchive = ({ id, name }: ServiceView, archived: boolean) =>
    archive({ id, archived }, { onSuccess: () => toast(archived ? `${name} is archived` : `${name} is in use again`) })
  return (
    <>
      {problem && (
        <div className="p-3">
          <ErrorNote title={problem} />
        </div>
      )}
      <Table caption="Services">
        <thead>
          <tr>
            <Th>Service</Th>
            <Th className="max-md:hidden">Description</Th>
            <Th>Team</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <ServiceRow
              key={service.id}
              service={service}
              onEdit={() => onEdit(service)}
              onArchive={(archived) => handleArchive(service, archived)}
            />
          ))}
        </tbody>
      </Table>
    </>
  )
}

interface ServiceRowProps {
  service: ServiceView
  onEdit: () => void
  onArchive: (archived: boolean) => void
}

function ServiceRow({ service, onEdit, onArchive }: ServiceRowProps) {
  const { name, key, description, team, archivedAt } = service
  return (
    <tr className={archivedAt ? 'text-text-3' : undefined}>
      <Td className="py-2">
        <span className="flex flex-wrap items-center gap-x-2 font-medium">
          {name}
          {archivedAt && <Chip tone="line">Archived</Chip>}
        </span>
        <span className="mono block text-text-3">{key}</span>
      </Td>
      <Td className="max-w-80 py-2 text-text-2 max-md:hidden">{description}</Td>
      <Td className="text-text-2">{team?.name ?? 'No team'}</Td>
      <Td className="w-px pl-0 text-right">
        <Menu trigger={<IconButton label={`Act on ${name}`} icon={<Ellipsis {...glyph} size={16} />} />}>
          <MenuItem icon={<Pencil {...glyph} />} onSelect={onEdit}>
            Change
          </MenuItem>
          {archivedAt ? (
            <MenuItem icon={<ArchiveRestore {...glyph} />} onSelect={() => onArchive(false)}>
              Use again
            </MenuItem>
          ) : (
            <MenuItem icon={<Archive {...glyph} />} onSelect={() => onArchive(true)}>
              Archive
            </MenuItem>
          )}
        </Menu>
      </Td>
    </tr>
  )
}
