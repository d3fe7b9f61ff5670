import { PlotLine } from '@/components/history/charts/plot'

const HEIGHT = 28

/** A small line of a figure over its weeks, from 0; where it is not known, the line is broken. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const most = Math.max(...values.map((value) => value ?? 0), Number.EPSILON)
  const step = 100 / Math.max(1, values.length - 1)
  const pieces: [number, number][][] = [[]]
  values.forEach((value, index) => {
    if (value === null) pieces.push([])
    else pieces.at(-1)?.push([index * step, HEIGHT - (value / most) * (HEIGHT - 4) - 2])
  })
  const known = pieces.filter(({ length }) => length > 0)
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT} className="mt-1 block max-w-72 overflow-visible">
      <line
        x1="0%"
        x2="100%"
        y1={HEIGHT - 0.5}
        y2={HEIGHT - 0.5}
        className="stroke-line [shape-rendering:crispEdges]"
      />
      {known.map((points) => {
        const [x, y] = points[0] ?? [0, 0]
        return points.length === 1 ? (
          <circle key={x} cx={`${x}%`} cy={y} r={1.75} className="fill-data-2" />
        ) : (
          <PlotLine key={x} points={points} height={HEIGHT} className="stroke-data-2" width={1.5} />
        )
      })}
    </svg>
  )
}
