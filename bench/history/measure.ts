import type pg from 'pg'
import { percentile } from '../statistics.ts'
import { askServer } from './ask.ts'
import type { Group, Question } from './questions.ts'
import type { Reader } from './readers.ts'

/** Milliseconds of each asking of a question, a list for each round. */
export interface Timed {
  size: number
  reader: Reader['name']
  group: Group
  what: string
  ours: number[][]
  limit: number[][]
}

/** How often each is asked in a round. */
const REPEATS: Record<Group, number> = {
  list: 4,
  search: 2,
  count: 2,
  similar: 3,
  'page of figures': 2,
  'figure of 52 weeks': 2,
  'figure of all time': 2,
}

export interface Stage {
  size: number
  url: string
  bare: pg.Client
  reader: Reader
}

/** Asks every question over HTTP and by hand, in turn, in each round; one at a time, as one person would. */
export async function timeQuestions(stage: Stage, questions: Question[], rounds: number): Promise<Timed[]> {
  const { size, reader } = stage
  const timed = questions.map(
    ({ group, what }): Timed => ({ size, reader: reader.name, group, what, ours: [], limit: [] }),
  )
  // What is asked for the first time loads code and pages of the database; that is no part of any round.
  for (const question of questions) await askBoth(stage, question, 1)
  for (let round = 0; round < rounds; round++) {
    for (const [index, question] of questions.entries()) {
      const { ours, limit } = await askBoth(stage, question, REPEATS[question.group])
      timed[index]?.ours.push(ours)
      timed[index]?.limit.push(limit)
    }
  }
  return timed
}

async function askBoth(stage: Stage, { asked }: Question, repeats: number) {
  const [ours, limit]: [number[], number[]] = [[], []]
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const { path, byHand } of asked) {
      ours.push((await askServer(`${stage.url}${path}`, stage.reader)).ms)
      const begun = performance.now()
      for (const statement of byHand) await stage.bare.query(statement)
      limit.push(performance.now() - begun)
    }
  }
  return { ours, limit }
}

/** What this share of all askings was not slower than: a round alone has too few of them. */
export const overall = (rounds: number[][], share: number): number => percentile(rounds.flat(), share)

/** Of each round the value that this share of the askings was not slower than. */
export const perRound = (rounds: number[][], share: number): number[] => rounds.map((times) => percentile(times, share))
