import { type Document, isNode, isScalar, isSeq, LineCounter, parseDocument, stringify, visit } from 'yaml'
import { type Scenario, type ScenarioInput, scenarioSchema } from '@/lib/domain/drill/scenario'
import { AppError, type FieldProblem } from '@/lib/domain/errors'
import { refuseProtoKey } from '@/lib/server/http/read-body'

const LINE_WIDTH = 100

/** Reads a scenario. Throws `invalid_input` with the line and the field of everything that is wrong. */
export function parseScenario(source: string): { scenario: Scenario; input: ScenarioInput } {
  const lines = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: lines,
    stringKeys: true,
    prettyErrors: false,
    // Their check compares each key with each other; ours is linear.
    uniqueKeys: false,
  })
  const [broken] = document.errors
  if (broken) throw invalid([problem(lines, broken.pos[0], 'is not YAML')])
  // A few lines of aliases could stand for gigabytes.
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) throw invalid([problem(lines, key.range?.[0] ?? 0, `${key.value} is there twice`)])
        seen.add(key.value)
      }
    },
    Alias(_, { range }) {
      throw invalid([problem(lines, range?.[0] ?? 0, 'has an alias, which is not understood here')])
    },
  })
  const input: unknown = document.toJS()
  refuseProtoKey(input)
  const result = scenarioSchema.safeParse(input)
  if (result.success) return { scenario: result.data, input: input as ScenarioInput }
  throw invalid(
    result.error.issues.flatMap((issue) => {
      const paths =
        issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [[...issue.path]]
      const message = issue.code === 'unrecognized_keys' ? 'is not a known field' : wordsOf(issue)
      return paths.map((path) => problemAt(document, lines, path, message))
    }),
  )
}

/** A scenario as YAML that people can read and change. */
export const scenarioSource = (input: ScenarioInput): string => stringify(input, { lineWidth: LINE_WIDTH })

/** The YAML with another text in the messages that say one of these, and everything else as people left it. */
export function withoutMessages(source: string, words: ReadonlySet<string>): string {
  const document = parseDocument(source)
  const steps = document.get('steps')
  const places = (isSeq(steps) ? steps.items : []).map((_, index) => ['steps', index, 'message', 'text'])
  const said = places.filter((place) => words.has(String(document.getIn(place) ?? '')))
  for (const place of said) document.setIn(place, 'Redacted')
  return said.length > 0 ? document.toString({ lineWidth: LINE_WIDTH }) : source
}

const problem = (lines: LineCounter, offset: number, message: string): FieldProblem => ({
  path: 'source',
  message: `line ${lines.linePos(offset).line}: ${message}`,
})

const wordsOf = ({ message }: { message: string }) =>
  message.startsWith('Invalid input: ') ? message.replace('Invalid input: ', '') : message

function problemAt(document: Document, lines: LineCounter, path: PropertyKey[], message: string): FieldProblem {
  const line = lineOf(document, lines, path)
  const field = path.map(String).join('.') || 'the scenario'
  return { path: 'source', message: `line ${line}: ${field} ${message}` }
}

/** The line of a field, or of the nearest thing around it that is there. */
function lineOf(document: Document, lines: LineCounter, path: PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function invalid(fields: FieldProblem[]): AppError {
  const [first] = fields
  return new AppError('invalid_input', `source: ${first?.message ?? 'is not a scenario'}`, {
    fields: fields.slice(0, 20),
  })
}
