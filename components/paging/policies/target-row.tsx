'use client'
import { X } from 'lucide-react'
import type { TargetDraft } from '@/components/paging/policies/policy-draft'
import { type KnownTargets, meantBy } from '@/components/paging/policies/policy-timeline'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Target } from '@/lib/domain/on-call/escalation-policy'
import type { Seat } from '@/lib/domain/on-call/rota'

const KINDS = {
  rota: 'On call',
  person: 'A person',
  team: 'A whole team',
  webhook: 'An address',
} satisfies Record<Target['kind'], string>

export interface TargetRowProps {
  target: TargetDraft
  /** "Step 1, target 2": its name for those who hear it. */
  name: string
  known: KnownTargets
  error: string | undefined
  onChange: (changed: Partial<TargetDraft>) => void
  onRemove: () => void
}

/** One of those whom a step asks: of what kind, and who. */
export function TargetRow({ target, name, known, error, onChange, onRemove }: TargetRowProps) {
  const { id, kind } = target
  const meant = target.value.trim() === '' || kind === 'webhook' ? null : meantBy(target, known)
  const invalid = error ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-error` } : {}
  return (
    <li className="flex flex-col gap-1">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 md:grid-cols-[132px_minmax(0,1fr)_auto]">
        <Select
          className="max-md:col-start-1 max-md:row-start-1"
          aria-label={`${name}: what`}
          value={kind}
          onChange={({ target: { value } }) => onChange({ kind: kindOf(value), value: '' })}
        >
          {Object.entries(KINDS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <div className="max-md:col-span-2 max-md:row-start-2">
          {kind === 'webhook' ? (
            <Input
              {...invalid}
              aria-label={`${name}: address`}
              type="url"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              placeholder="https://"
              value={target.value}
              onChange={({ target: { value } }) => onChange({ value })}
            />
          ) : (
            <Who {...invalid} target={target} name={name} known={known} onChange={onChange} />
          )}
        </div>
        <IconButton
          size="md"
          label={`Remove ${name.toLowerCase()}`}
          icon={<X aria-hidden size={14} strokeWidth={1.75} />}
          onClick={onRemove}
          className="max-md:col-start-2 max-md:row-start-1"
        />
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-12 text-warning">
          {error}
        </p>
      )}
      {meant && !error && kind !== 'person' && (
        <p className={`text-12 ${meant.isGap ? 'font-medium text-hurting' : 'text-text-3'}`}>
          {meant.isGap ? `${meant.text}.` : `Now: ${kind === 'team' ? meant.by : meant.text}.`}
        </p>
      )}
    </li>
  )
}

const kindOf = (value: string): Target['kind'] =>
  value === 'person' || value === 'team' || value === 'webhook' ? value : 'rota'

interface WhoProps {
  target: TargetDraft
  name: string
  known: KnownTargets
  onChange: (changed: Partial<TargetDraft>) => void
  'aria-invalid'?: true
  'aria-describedby'?: string
}

function Who({ target: { kind, value, seat }, name, known, onChange, ...wiring }: WhoProps) {
  const options = optionsOf(kind, known)
  // Both seats of a rota are one choice.
  const chosen = kind === 'rota' && value !== '' ? `${seat} ${value}` : value
  const isGone = chosen !== '' && !options.some((option) => option.value === chosen)
  return (
    <Select
      {...wiring}
      aria-label={`${name}: who`}
      value={chosen}
      onChange={({ target }) => onChange(choiceOf(kind, target.value))}
    >
      <option value="">{options.length > 0 ? 'Choose' : 'There is none yet'}</option>
      {isGone && <option value={chosen}>{goneText(kind, known)}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}

function goneText(kind: Target['kind'], { responders }: KnownTargets): string {
  if (kind !== 'person') return 'No longer there'
  return responders.length === 0 ? 'Loading…' : 'Somebody who left'
}

function optionsOf(
  kind: Target['kind'],
  { responders, rotas, teams }: KnownTargets,
): { value: string; label: string }[] {
  if (kind === 'person') return responders.map(({ id, name }) => ({ value: id, label: name }))
  if (kind === 'team') return teams.map(({ id, name }) => ({ value: id, label: name }))
  return rotas
    .filter(({ isArchived }) => !isArchived)
    .flatMap(({ id, name, hasSecondary }) => [
      { value: `primary ${id}`, label: `${name}, primary` },
      ...(hasSecondary ? [{ value: `secondary ${id}`, label: `${name}, secondary` }] : []),
    ])
}

function choiceOf(kind: Target['kind'], value: string): Partial<TargetDraft> {
  if (kind !== 'rota' || value === '') return { value }
  const [seat, rotaId = ''] = value.split(' ')
  return { value: rotaId, seat: (seat === 'secondary' ? 'secondary' : 'primary') satisfies Seat }
}
