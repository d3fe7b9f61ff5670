'use client'
import { Plus } from 'lucide-react'
import { problemAt } from '@/components/on-call/editor/editor-problems'
import { LayerFields } from '@/components/on-call/editor/layer-fields'
import { type LayerDraft, newLayer, type RotaDraft } from '@/components/on-call/editor/rota-draft'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { useAnnounce } from '@/components/ui/live-region'
import { moved } from '@/components/ui/moved'
import { SectionHeader } from '@/components/ui/section-header'
import { useListFocus } from '@/components/ui/use-list-focus'
import { usePeople } from '@/lib/client/directory'
import type { PathProblems } from '@/lib/client/path-problems'
import type { Ref } from '@/lib/domain/incident/values'
import { MAX_LAYERS } from '@/lib/domain/on-call/rota'
import { isTimeZone } from '@/lib/domain/zoned-instant'

export interface LayersFieldProps {
  draft: RotaDraft
  problems: PathProblems
  /** Who takes turns already, named before everybody is known. */
  people: readonly Ref[]
  onChange: (changed: Partial<RotaDraft>) => void
}

/** The layers of a rotation: a later one counts before those above it. */
export function LayersField({ draft: { layers, zone }, problems, people, onChange }: LayersFieldProps) {
  const announce = useAnnounce()
  const focus = useListFocus<HTMLOListElement>()
  const now = useNow(60_000)
  const { data: everybody = [] } = usePeople()
  const names = new Map([...people, ...everybody].map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? 'Somebody who left'
  const replace = (id: string, changed: Partial<LayerDraft>) =>
    onChange({ layers: layers.map((layer) => (layer.id === id ? { ...layer, ...changed } : layer)) })
  function add() {
    onChange({ layers: [...layers, newLayer(`Layer ${layers.length + 1}`, now, isTimeZone(zone) ? zone : 'UTC')] })
    focus.onAdded()
  }
  function move(index: number, by: 1 | -1) {
    const [layer, to] = [layers[index], index + by]
    if (!layer || to < 0 || to >= layers.length) return
    onChange({ layers: moved(layers, index, to) })
    announce(`${layer.name}: now ${to + 1} of ${layers.length}`)
    focus.onMoved(layer.id, by)
  }
  function remove({ id, name }: LayerDraft) {
    onChange({ layers: layers.filter((layer) => layer.id !== id) })
    announce(`${name} removed`)
    focus.onRemoved()
  }
  const whole = problems['rotation.layers']
  return (
    <section aria-labelledby="layers" className="flex flex-col gap-2">
      <SectionHeader
        id="layers"
        title="Layers"
        aside={layers.length > 1 && <span className="text-12">A lower one counts first, in its hours</span>}
      />
      {whole !== undefined && (
        <p role="alert" className="text-12 text-warning">
          {problemAt({ 'rotation.layers': whole }, 'rotation.layers')}
        </p>
      )}
      <ol ref={focus.ref} tabIndex={-1} className="flex flex-col gap-2 outline-none">
        {layers.map((layer, index) => (
          <li key={layer.id}>
            <LayerFields
              layer={layer}
              index={index}
              count={layers.length}
              problems={problems}
              nameOf={nameOf}
              onChange={(changed) => replace(layer.id, changed)}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(layer)}
            />
          </li>
        ))}
      </ol>
      {layers.length < MAX_LAYERS && (
        <div>
          <Button size="md" icon={<Plus aria-hidden size={14} strokeWidth={1.75} />} onClick={add}>
            Add layer
          </Button>
        </div>
      )}
    </section>
  )
}
