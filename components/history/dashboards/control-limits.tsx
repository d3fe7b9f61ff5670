export interface ControlLimitsProps {
  mean: number | null
  lower: number | null
  upper: number | null
  /** Px from the top for a value. */
  y: (value: number) => number
}

/** Least distance between two words beside the plot, in px. */
const LINE = 15

/** The mean and the limits of a control chart, named at the right. */
export function ControlLimits({ mean, lower, upper, y }: ControlLimitsProps) {
  const words = (value: number) => Math.round(value * 10) / 10
  const meanAt = mean === null ? null : y(mean)
  return (
    <>
      {mean !== null && meanAt !== null && (
        <g>
          <line x1="0%" x2="100%" y1={meanAt} y2={meanAt} className="stroke-data-2" />
          <text x="100%" dx={8} y={meanAt + 4} fontSize={12} className="fill-text-3">
            mean {words(mean)}
          </text>
        </g>
      )}
      {[upper, lower].map((limit, index) =>
        limit === null || limit === 0 || meanAt === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: one is the upper limit, one the lower
          <g key={index}>
            <line x1="0%" x2="100%" y1={y(limit)} y2={y(limit)} strokeDasharray="4 3" className="stroke-data-2" />
            <text
              x="100%"
              dx={8}
              y={(index === 0 ? Math.min(y(limit), meanAt - LINE) : Math.max(y(limit), meanAt + LINE)) + 4}
              fontSize={12}
              className="fill-text-3"
            >
              limit {words(limit)}
            </text>
          </g>
        ),
      )}
    </>
  )
}
