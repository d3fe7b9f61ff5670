import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expectationsOf, injectsOf } from '@/lib/domain/drill/scenario'
import { isAppError } from '@/lib/domain/errors'
import { library } from '@/lib/server/drills/library'
import { parseScenario, scenarioSource } from '@/lib/server/drills/parse-scenario'

const problemsOf = (source: string): string[] => {
  try {
    parseScenario(source)
  } catch (error) {
    if (isAppError(error)) return (error.details.fields ?? []).map(({ message }) => message)
    throw error
  }
  return []
}

const head = `key: mine
title: Mine
briefing: What you know.
kind: production
severity: sev2
services:
  shop: { is: any, what: What customers use }
`

test('[DRILL-1] the library has at least six scenarios, each named as its file, and all of them can be played', () => {
  const files = readdirSync('lib/server/drills/library')
  expect([...library().keys()].map((key) => `${key}.yaml`)).toEqual(files)
  expect(files.length).toBeGreaterThanOrEqual(6)
  for (const { scenario, input } of library().values()) {
    expect(injectsOf(scenario).length, scenario.key).toBeGreaterThan(4)
    expect(expectationsOf(scenario).length, scenario.key).toBeGreaterThan(4)
    expect(scenario.ends.when.length, scenario.key).toBeGreaterThan(0)
    expect(parseScenario(scenarioSource(input)).scenario).toEqual(scenario)
  }
})

describe('[DRILL-1] what is wrong is named with its line and its field', () => {
  test.each([
    [
      `${head}steps:\n  - at: 2m\n    resolve: X\nends: { at: t+5m }\n`,
      [
        'line 9: steps.0.at is not a time such as t+2m, t+90s or t+1h30m',
        'line 10: steps.0.resolve no alert has the name X',
      ],
    ],
    [
      `${head}steps:\n  - at: t+2m\n    message: { from: A, text: B }\n    expect: { what: C, done: { radius: true } }\nends: { at: t+5m }\n`,
      [/^line 9: steps\.0 needs at and exactly one of/],
    ],
    [
      `${head}steps:\n  - at: t+2m\n    expect:\n      what: C\n      done: { radius: true, lever: any }\nends: { at: t+5m }\n`,
      [/^line 12: steps\.0\.expect\.done needs exactly one of/],
    ],
    [
      `${head}steps:\n  - at: t+9m\n    alert: { on: till, name: A, title: B }\nends: { at: t+5m }\n`,
      [/^line 10: steps\.0\.alert\.on is none of the services: till/, /^line 9: steps\.0\.at is after the end/],
    ],
    [
      `${head}colour: red\nsteps: []\nends: { at: t+5m }\n`,
      [/steps needs a step/, 'line 8: colour is not a known field'],
    ],
    ['key: [', [/^line 1: is not YAML/]],
    ['a: &a [1]\nb: *a\n', [/^line 2: has an alias/]],
    [`${head}title: Again\n`, ['line 8: title is there twice']],
    ['', [/^line 1: the scenario /]],
  ])('%j', (source, expected) => {
    const problems = problemsOf(source)
    expect(problems.length).toBeGreaterThan(0)
    for (const one of expected)
      expect(problems).toContainEqual(one instanceof RegExp ? expect.stringMatching(one) : one)
  })
})
