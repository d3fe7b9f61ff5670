'use client'
import { Ellipsis, LogOut, Pencil, Unlink, UserMinus } from 'lucide-react'
import { PhoneLink } from '@/components/people/phone-link'
import { ROLE_LABEL } from '@/components/settings/role-options'
import { Avatar } from '@/components/ui/avatar'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { Td } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { PersonSummary } from '@/lib/domain/people/person'

export type PersonAct = 'change' | 'sign-out' | 'unlink' | 'remove'

export interface PeopleRowProps {
  person: PersonSummary
  /** Their accounts at providers of single sign-on. */
  identities: IdentitySummary[]
  isViewer: boolean
  onAct: (act: PersonAct) => void
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

export function PeopleRow({ person, identities, isViewer, onAct }: PeopleRowProps) {
  const { id, name, email, phone, role, teams, lastSeenAt, sessionCount } = person
  const ruledBy = identities.find((identity) => identity.role)
  const providers = [...new Set(identities.map(({ provider }) => provider))].join(', ')
  return (
    <tr>
      <Td className="py-2">
        <span className="flex items-center gap-3">
          <Avatar id={id} name={name} size="md" />
          <span className="min-w-0">
            <span className="block font-medium [overflow-wrap:anywhere]">
              <bdi>{name}</bdi>
              {isViewer && <span className="font-normal text-text-3"> (you)</span>}
            </span>
            <span className="block text-12 text-text-2 md:hidden">
              {ROLE_LABEL[role]}
              {ruledBy && `, by ${ruledBy.provider}`}
            </span>
            <span className="block text-12 text-text-3 [overflow-wrap:anywhere]">
              {email}
              {providers && <span className="block">Signs in with {providers}</span>}
            </span>
            {phone && <PhoneLink phone={phone} name={name} className="text-12 max-md:-my-1 max-md:py-3" />}
          </span>
        </span>
      </Td>
      <Td className="max-md:hidden">
        {ROLE_LABEL[role]}
        {ruledBy && <span className="block text-12 text-text-3">by {ruledBy.provider}</span>}
      </Td>
      <Td className="text-text-2 max-md:hidden">{teams.map((team) => team.name).join(', ')}</Td>
      <Td className="whitespace-nowrap text-text-2 max-md:hidden">
        {lastSeenAt ? <TimeAgo at={lastSeenAt} /> : 'Never'}
      </Td>
      <Td className="text-right text-text-2 max-md:hidden">{sessionCount}</Td>
      <Td className="w-px pl-0 text-right">
        <Menu trigger={<IconButton label={`Act on ${name}`} icon={<Ellipsis {...glyph} size={16} />} />}>
          <MenuItem icon={<Pencil {...glyph} />} onSelect={() => onAct('change')}>
            Change name, phone, skills or role
          </MenuItem>
          <MenuItem
            icon={<LogOut {...glyph} />}
            disabledReason={sessionCount ? undefined : 'Not signed in anywhere'}
            onSelect={() => onAct('sign-out')}
          >
            Sign out everywhere
          </MenuItem>
          {providers && (
            <MenuItem icon={<Unlink {...glyph} />} onSelect={() => onAct('unlink')}>
              Unlink {providers}
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem
            isDanger
            icon={<UserMinus {...glyph} />}
            disabledReason={isViewer ? 'Another admin can remove you' : undefined}
            onSelect={() => onAct('remove')}
          >
            Remove
          </MenuItem>
        </Menu>
      </Td>
    </tr>
  )
}
