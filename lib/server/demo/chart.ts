import sharp from 'sharp'

/** What the dashboards of the demo show, one panel each. */
export const charts = {
  'error-ratio': { name: 'checkout-error-ratio.png', colour: '#f2495c', top: 30, before: 0.4, after: 21, unit: '%' },
  'search-latency': { name: 'search-p95-seconds.png', colour: '#ff9830', top: 6, before: 0.2, after: 4.3, unit: '' },
} as const

export type ChartKey = keyof typeof charts

const WIDTH = 1280
const HEIGHT = 640
const PLOT = { left: 90, top: 40, right: 1240, bottom: 560 }
const MINUTES = 30
const TURN = 0.62

/** Digits as strokes in a box of 10 × 16: which fonts a server has is not ours to know. */
const strokes: Readonly<Record<string, string>> = {
  '0': 'M2 0H8L10 3V13L8 16H2L0 13V3Z',
  '1': 'M2 4L6 0V16M2 16H10',
  '2': 'M0 3L2 0H8L10 3V6L0 16H10',
  '3': 'M0 0H10L4 7H8L10 10V13L8 16H2L0 13',
  '4': 'M8 16V0L0 11H10',
  '5': 'M10 0H1L0 7H8L10 9V13L8 16H2L0 13',
  '6': 'M9 0H4L0 6V13L2 16H8L10 13V10L8 7H1',
  '7': 'M0 0H10L4 16',
  '8': 'M2 7L0 5V2L2 0H8L10 2V5L8 7L10 10V13L8 16H2L0 13V10L2 7H8',
  '9': 'M1 16H6L10 10V3L8 0H2L0 3V6L2 9H9',
  ':': 'M5 4V5M5 12V13',
  '%': 'M10 0L0 16M1 1H3V4H1ZM7 12H9V15H7Z',
}

const label = (text: string, x: number, y: number): string =>
  [...text]
    .map((sign, place) => `<path d="${strokes[sign] ?? ''}" transform="translate(${x + place * 15} ${y})"/>`)
    .join('')

/** A panel of a dashboard for the half hour before an instant: all is well, then it is not. A PNG. */
export async function drawChart(key: ChartKey, until: Date): Promise<Buffer> {
  const { colour, top, before, after, unit } = charts[key]
  const x = (part: number) => Math.round(PLOT.left + part * (PLOT.right - PLOT.left))
  const y = (value: number) => Math.round(PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top))
  const points = Array.from({ length: 121 }, (_, n) => {
    const part = n / 120
    const level = part < TURN ? before : before + (after - before) * Math.min(1, (part - TURN) / 0.06)
    return `${x(part)},${y(level * (1 + 0.05 * Math.sin(n * 1.7) + 0.04 * Math.sin(n * 0.6)))}`
  })
  const rows = Array.from({ length: 4 }, (_, n) => (n * top) / 3)
  const times = Array.from({ length: 7 }, (_, n) => n / 6)
  const clock = (part: number) => new Date(until.getTime() - (1 - part) * MINUTES * 60_000).toISOString().slice(11, 16)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" fill="none">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#181b1f"/>
    <path stroke="#2c3036" d="${rows.map((value) => `M${PLOT.left} ${y(value)}H${PLOT.right}`).join('')}"/>
    <path fill="${colour}" fill-opacity="0.16" d="M${PLOT.left} ${PLOT.bottom}L${points.join('L')}L${PLOT.right} ${PLOT.bottom}Z"/>
    <path stroke="${colour}" stroke-width="3" stroke-linejoin="round" d="M${points.join('L')}"/>
    <path stroke="#8ab8ff" stroke-width="2" stroke-dasharray="8 6" d="M${x(TURN)} ${PLOT.top}V${PLOT.bottom}"/>
    <g stroke="#9fa7b3" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
      ${rows.map((value) => label(`${Math.round(value)}${unit}`, 20, y(value) - 8)).join('')}
      ${times.map((part) => label(clock(part), Math.min(x(part) - 35, WIDTH - 90), 588)).join('')}
    </g>
  </svg>`
  return rendered(svg)
}

/** Uploads never get this decoder; it is opened for what we wrote ourselves, and shut again. */
async function rendered(svg: string): Promise<Buffer> {
  const decoder = { operation: ['VipsForeignLoadSvgBuffer'] }
  sharp.unblock(decoder)
  try {
    return await sharp(Buffer.from(svg)).png().toBuffer()
  } finally {
    sharp.block(decoder)
  }
}
