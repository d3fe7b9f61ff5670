import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario, ScenarioInput } from '@/lib/domain/drill/scenario'
import { parseScenario } from '@/lib/server/drills/parse-scenario'

export interface LibraryScenario {
  scenario: Scenario
  input: ScenarioInput
  source: string
}

/** Read from the project's folder, which every process of ours runs in: the files are not part of any bundle. */
const folder = () => join(process.cwd(), 'lib/server/drills/library')

let known: Map<string, LibraryScenario> | undefined

/** The scenarios that come with the program, by key. */
export function library(): ReadonlyMap<string, LibraryScenario> {
  known ??= new Map(
    readdirSync(folder())
      .filter((name) => name.endsWith('.yaml'))
      .toSorted()
      .map((name) => {
        const source = readFileSync(join(folder(), name), 'utf8')
        const parsed = parseScenario(source)
        return [parsed.scenario.key, { ...parsed, source }]
      }),
  )
  return known
}
