import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { askServer } from './ask.ts'
import { listByHand } from './by-hand.ts'
import type { Stage } from './measure.ts'

/** The export of everything in one round. */
export interface Exported {
  perSecond: number
  limitPerSecond: number
  megabytes: number
  /** By how much the server's memory was larger at most. */
  grownMegabytes: number
}

export async function timeExport(stage: Stage & { pid: number; bare: pg.Client }): Promise<Exported> {
  const before = residentMegabytes(stage.pid)
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes(stage.pid))
  }, 20)
  const { ms, bytes } = await askServer(`${stage.url}/api/v1/history/export?format=csv`, stage.reader)
  clearInterval(watch)
  const begun = performance.now()
  const { rows } = await stage.bare.query(listByHand(stage.reader, { limit: null }))
  const limitMs = performance.now() - begun
  return {
    perSecond: (rows.length / ms) * 1000,
    limitPerSecond: (rows.length / limitMs) * 1000,
    megabytes: bytes / 2 ** 20,
    grownMegabytes: most - before,
  }
}

const residentMegabytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

export interface Strips {
  /** Dots of a chart, at most. */
  most: number
  /** Strips with more incidents than dots that do not say so. */
  silent: number
  strips: number
}

/** How many dots the charts of strips of all time are made of, and whether they say when they sample. */
export async function countDots({ url, reader }: Stage): Promise<Strips> {
  const strips: { n: number; dots: unknown[]; isSampled: boolean }[] = []
  const charts: number[] = []
  for (const name of ['durations', 'mitigations', 'delivery']) {
    const { body } = await askServer(`${url}/api/v1/metrics/${name}?period=all`, reader, true)
    const { data } = JSON.parse(body)
    const ofChart: typeof strips =
      name === 'durations' ? Object.values(data.rows) : [{ ...data, n: (data.all?.toEffect ?? data.recovery).n }]
    strips.push(...ofChart)
    charts.push(ofChart.reduce((sum, { dots }) => sum + dots.length, 0))
  }
  return {
    most: Math.max(...charts),
    silent: strips.filter(({ n, dots, isSampled }) => n > dots.length && !isSampled).length,
    strips: strips.length,
  }
}
