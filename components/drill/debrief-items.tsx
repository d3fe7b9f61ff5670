import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { clockText } from '@/components/ui/time-text'
import type { ComparedItem } from '@/lib/domain/drill/drill-view'

const After = ({ time }: { time: number | null }) =>
  time === null ? <span className="font-normal text-text-3">not reached</span> : clockText(time)

/** Each item with when it was reached, the last time, and in earnest. */
export function DebriefItems({ items }: { items: ComparedItem[] }) {
  return (
    <Card className="overflow-hidden">
      <Table caption="The first five minutes: this drill, the last one, and real incidents">
        <thead>
          <tr>
            <Th>Item</Th>
            <Th>This drill</Th>
            <Th>Last drill</Th>
            <Th>Real incidents</Th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, title, afterMs, lastMs, real }) => (
            <tr key={id}>
              <Td>{title}</Td>
              <Td className="font-medium tabular-nums">
                <After time={afterMs} />
              </Td>
              <Td className="text-text-2 tabular-nums">{lastMs === null ? '–' : clockText(lastMs)}</Td>
              <Td className="text-text-2 tabular-nums">
                {real === null ? (
                  '–'
                ) : (
                  <>
                    {clockText(real.medianMs)} <span className="text-12 text-text-3">n = {real.n}</span>
                  </>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
