import { ListLines } from '@/components/timeline/list-lines'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import { TimelineRowView } from '@/components/timeline/timeline-row'

const SHOWN = 40
const nothing = () => {}

/** The last lines as the server sends them, at the place where the live list will have them. */
export function StaticLines({ items }: { items: TimelineItem[] }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden pb-2">
      <div role="feed" aria-label="Timeline" aria-busy="true" className="shrink-0">
        {items.slice(-SHOWN).map((item) => (
          <div key={item.key}>
            <ListLines item={item} />
            <TimelineRowView
              item={item}
              index={0}
              count={-1}
              isCurrent={false}
              isTarget={false}
              task={null}
              command={null}
              way={null}
              onTask={nothing}
              onCurrent={nothing}
            />
          </div>
        ))}
      </div>
    </div>
  )
}
