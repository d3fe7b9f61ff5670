'use client'
import { PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { SimilarItem } from '@/components/similar/similar-item'
import { similarVersion } from '@/components/similar/similar-version'
import { useSimilar } from '@/lib/client/use-similar'

/** Past incidents like this one, with what worked then; nothing while there is none. */
export function SimilarSection() {
  const { incident, room } = useRoom()
  const { data = [] } = useSimilar(room.id, similarVersion(incident))
  if (data.length === 0) return null
  return (
    <PanelSection title="Like this one">
      <ul className="divide-y divide-line">
        {data.map((similar) => (
          <SimilarItem key={similar.incident.id} similar={similar} />
        ))}
      </ul>
    </PanelSection>
  )
}
