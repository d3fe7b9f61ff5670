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
      {upper !== null && meanAt !== null && (
        <Limit at={y(upper)} wordsAt={Math.min(y(upper), meanAt - LINE)} words={words(upper)} />
      )}
      {lower !== null && lower > 0 && meanAt !== null && (
        <Limit at={y(lower)} wordsAt={Math.max(y(lower), meanAt + LINE)} words={words(lower)} />
      )}
    </>
  )
}

function Limit({ at, wordsAt, words }: { at: number; wordsAt: number; words: number }) {
  return (
    <g>
      <line x1="0%" x2="100%" y1={at} y2={at} strokeDasharray="4 3" className="stroke-data-2" />
      <text x="100%" dx={8} y={wordsAt + 4} fontSize={12} className="fill-text-3">
        limit {words}
      </text>
    </g>
  )
}
