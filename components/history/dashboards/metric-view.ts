import type { FunctionComponent } from 'react'
import type { MetricAnswer } from '@/lib/domain/metrics/metric'

export interface ChartProps<Data> {
  data: Data
  answer: MetricAnswer<Data>
  /** The filters of the address, as a query string. */
  query: string
}

/** How one figure is drawn, and what stands in its place while there is nothing to draw. */
export interface MetricView<Data> {
  Chart: FunctionComponent<ChartProps<Data>>
  isEmpty: (data: Data) => boolean
  /** What is not there, and what to do about it. */
  empty: { title: string; advice: string }
  /** It takes the whole width. */
  isWide?: boolean
  /** What is drawn is a part only: on paper the whole table stands below. */
  isPart?: boolean
}
