import clsx from 'clsx'

/** How a part of a bar is filled: told apart by pattern as well as by shade, on paper and by every eye. */
export type Fill = 'accent' | 'grey' | 'hatch' | 'dots' | 'empty'

const HATCH = 'history-hatch'
const DOTS = 'history-dots'

/** The patterns that bars are filled with; once on a page. */
export function FillPatterns() {
  return (
    <svg aria-hidden="true" width={0} height={0} className="absolute">
      <defs>
        <pattern id={HATCH} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={6} height={6} className="fill-surface" />
          <rect width={2.5} height={6} className="fill-accent" />
        </pattern>
        <pattern id={DOTS} width={5} height={5} patternUnits="userSpaceOnUse">
          <rect width={5} height={5} className="fill-surface" />
          <circle cx={2.5} cy={2.5} r={1.4} className="fill-data-2" />
        </pattern>
      </defs>
    </svg>
  )
}

interface Look {
  className: string
  fill?: string
  strokeDasharray?: string
}

const looks: Record<Fill, Look> = {
  accent: { className: 'fill-accent stroke-surface' },
  grey: { className: 'fill-data-2 stroke-surface' },
  hatch: { className: 'stroke-accent', fill: `url(#${HATCH})` },
  dots: { className: 'stroke-data-2', fill: `url(#${DOTS})` },
  empty: { className: 'fill-surface stroke-data-3', strokeDasharray: '2 2' },
}

export interface FilledProps {
  fill: Fill
  x: string | number
  y: number
  width: string | number
  height: number
}

/** One part of a bar. */
export function Filled({ fill, ...place }: FilledProps) {
  const { className, ...look } = looks[fill]
  return <rect {...place} {...look} strokeWidth={1} className={className} />
}

/** A fill as a legend shows it. */
export function FillMark({ fill, className }: { fill: Fill; className?: string }) {
  return (
    <svg aria-hidden="true" width={14} height={14} className={clsx('shrink-0', className)}>
      <Filled fill={fill} x={1} y={1} width={12} height={12} />
    </svg>
  )
}
