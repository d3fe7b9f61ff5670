'use client'
import { ArrowRightLeft, Pencil } from 'lucide-react'
import { editRotaPath, handOverPath, ON_CALL } from '@/components/on-call/on-call-path'
import { RotaMenu } from '@/components/on-call/rota-menu'
import { SeatStatus } from '@/components/on-call/seat-status'
import { BackLink } from '@/components/ui/back-link'
import { buttonClass } from '@/components/ui/button-class'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** What a rota is called, and who has it now. */
export function RotaHeader({ rota }: { rota: RotaDetail }) {
  const { key, name, team, zone, now, isArchived, isEditable } = rota
  return (
    <div className="flex flex-col gap-3">
      <BackLink href={ON_CALL}>On call</BackLink>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold text-20 [overflow-wrap:anywhere]">
            <bdi>{name}</bdi>
            {isArchived && <Chip tone="line">Archived</Chip>}
          </h1>
          <p className="mt-0.5 text-text-2 [overflow-wrap:anywhere]">
            <span className="mono text-text-3">{key}</span>
            {' · '}
            {team ? (
              <>
                Owned by <bdi>{team.name}</bdi>
              </>
            ) : (
              'No team owns it'
            )}
            {' · '}
            {zone}
          </p>
        </div>
        <Link href={handOverPath(rota)} className={buttonClass({ size: 'md' })}>
          <ArrowRightLeft {...glyph} />
          Hand-over
        </Link>
        {isEditable && !isArchived && (
          <Link href={editRotaPath(rota)} className={buttonClass({ size: 'md' })}>
            <Pencil {...glyph} />
            Change
          </Link>
        )}
        {isEditable && <RotaMenu rota={rota} />}
      </header>
      {!isArchived && (
        <ul className="grid max-w-[920px] gap-x-12 gap-y-3 md:grid-cols-2">
          {now.map((seat) => (
            <li key={seat.seat}>
              <SeatStatus rota={rota} seat={seat} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
