'use client'
import { Trash2 } from 'lucide-react'
import { problemAt } from '@/components/on-call/editor/editor-problems'
import { ParticipantsField } from '@/components/on-call/editor/participants-field'
import type { LayerDraft } from '@/components/on-call/editor/rota-draft'
import { TurnFields } from '@/components/on-call/editor/turn-fields'
import { WindowsField } from '@/components/on-call/editor/windows-field'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { MoveButtons } from '@/components/ui/move-buttons'
import type { PathProblems } from '@/lib/client/path-problems'

export interface LayerFieldsProps {
  layer: LayerDraft
  index: number
  count: number
  problems: PathProblems
  nameOf: (personId: string) => string
  onChange: (changed: Partial<LayerDraft>) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** One layer: who takes turns, how long they are, and in which hours they count. */
export function LayerFields(props: LayerFieldsProps) {
  const { layer, index, count, problems, nameOf, onChange, onMove, onRemove } = props
  const path = `rotation.layers.${index}`
  const name = layer.name || `Layer ${index + 1}`
  return (
    <Card>
      <section aria-label={name} className="flex flex-col gap-4 px-4 py-4">
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Field label={count > 1 ? `Layer ${index + 1}` : 'Layer'} error={problemAt(problems, `${path}.name`)}>
              <Input
                value={layer.name}
                maxLength={60}
                autoComplete="off"
                onChange={({ target }) => onChange({ name: target.value })}
              />
            </Field>
          </div>
          {count > 1 && (
            <span className="flex">
              <MoveButtons size="md" name={name} row={layer.id} index={index} count={count} onMove={onMove} />
              <IconButton
                size="md"
                label={`Remove ${name}`}
                icon={<Trash2 aria-hidden size={14} strokeWidth={1.75} />}
                onClick={onRemove}
              />
            </span>
          )}
        </div>
        <ParticipantsField
          personIds={layer.participantIds}
          nameOf={nameOf}
          error={problemAt(problems, `${path}.participantIds`)}
          onChange={(participantIds) => onChange({ participantIds })}
        />
        <TurnFields layer={layer} path={path} problems={problems} onChange={onChange} />
        <WindowsField
          windows={layer.windows}
          error={problemAt(problems, `${path}.windows`)}
          onChange={(windows) => onChange({ windows })}
        />
      </section>
    </Card>
  )
}
