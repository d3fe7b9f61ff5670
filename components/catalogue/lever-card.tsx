'use client'
import { Ellipsis, ExternalLink as ExternalLinkIcon, Pencil, Plus, Send, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { ExternalLink, LinkedText } from '@/components/catalogue/linked-text'
import { incidentPath } from '@/components/incidents/incident-path'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem } from '@/components/ui/menu'
import { TimeAgo } from '@/components/ui/time-ago'
import type { LeverUse, LeverView } from '@/lib/domain/catalogue/lever-view'
import { LEVER_NAMES, type LeverKind } from '@/lib/domain/incident/lever'

export interface LeverCardProps {
  kind: LeverKind
  /** Null while nobody has written it down. */
  lever: LeverView | null
  canChange: boolean
  onChange: () => void
  /** Sets up the request it carries. */
  onRequest: () => void
  onRemove: () => void
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

const MEANING = {
  'roll-back': 'Back to the version before',
  'flag-off': 'Without the part that hurts',
  'scale-up': 'More of the same',
  'fail-over': 'Somewhere else',
} satisfies Record<LeverKind, string>

/** One of the four ways back to green: how, by whom, how fast, and when it was last tried. */
export function LeverCard({ kind, lever, canChange, onChange, onRequest, onRemove }: LeverCardProps) {
  const name = LEVER_NAMES[kind]
  return (
    <li className="min-w-0">
      <Card className="flex h-full flex-col gap-2 p-4">
        <div className="flex min-h-7 items-center gap-2">
          <h3 className="font-semibold text-14">{name}</h3>
          {lever?.action != null && (
            <Chip tone="accent" icon={<Send {...glyph} size={12} />}>
              Sends a request
            </Chip>
          )}
          {lever && canChange && (
            <span className="ml-auto">
              <Menu trigger={<IconButton label={`Act on ${name}`} icon={<Ellipsis {...glyph} size={16} />} />}>
                <MenuItem icon={<Pencil {...glyph} />} onSelect={onChange}>
                  Change
                </MenuItem>
                <MenuItem icon={<Send {...glyph} />} onSelect={onRequest}>
                  {lever.action == null ? 'Have it send a request' : 'Change its request'}
                </MenuItem>
                <MenuItem icon={<Trash2 {...glyph} />} onSelect={onRemove}>
                  Remove
                </MenuItem>
              </Menu>
            </span>
          )}
        </div>
        {lever ? (
          <LeverFacts lever={lever} />
        ) : (
          <div className="flex flex-1 flex-col items-start gap-2">
            <p className="text-13 text-text-3">{MEANING[kind]}. Not written down yet.</p>
            {canChange && (
              <Button icon={<Plus {...glyph} />} onClick={onChange}>
                Write it down<span className="sr-only">: {name}</span>
              </Button>
            )}
          </div>
        )}
      </Card>
    </li>
  )
}

function LeverFacts({ lever: { how, url, who, expectedMinutes, lastUsed, lastRehearsed } }: { lever: LeverView }) {
  return (
    <>
      <LinkedText text={how} />
      {url && (
        <p className="flex min-w-0 items-center gap-1.5 text-13">
          <ExternalLinkIcon {...glyph} className="shrink-0 text-text-3" />
          <span className="min-w-0 truncate">
            <ExternalLink href={url}>{url.replace(/^https?:\/\//, '')}</ExternalLink>
          </span>
        </p>
      )}
      <dl className="mt-auto grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-line border-t pt-2 text-12">
        <Fact name="Who">{who || 'Anyone in the room'}</Fact>
        <Fact name="Effect within">
          {expectedMinutes === null ? <Unknown>Not said</Unknown> : <span className="tnum">{expectedMinutes} min</span>}
        </Fact>
        <Fact name="Last used">
          <Use use={lastUsed} />
        </Fact>
        <Fact name="Last rehearsed">
          <Use use={lastRehearsed} />
        </Fact>
      </dl>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

function Use({ use }: { use: LeverUse | null }) {
  if (!use) return <Unknown>Never</Unknown>
  return (
    <>
      <TimeAgo at={use.at} /> in{' '}
      <Link href={incidentPath(use.incidentKey)} className="mono text-accent underline underline-offset-2">
        {use.incidentKey}
      </Link>
    </>
  )
}

function Unknown({ children }: { children: ReactNode }) {
  return <span className="text-text-3">{children}</span>
}
