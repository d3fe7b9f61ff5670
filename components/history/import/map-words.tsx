'use client'
import type { ReactNode } from 'react'
import { numberText } from '@/components/history/import/import-words'
import type { KnownService, MappingProps } from '@/components/history/import/mapping-props'
import { withWord, wordsOf } from '@/components/history/import/word-choices'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { Select } from '@/components/ui/select'
import { mappedSeveritySchema, sameWord } from '@/lib/domain/import/import-mapping'
import type { WordCount } from '@/lib/domain/import/import-run'
import type { ImportSource } from '@/lib/domain/incident/values'

export interface MapWordsProps extends MappingProps {
  source: ImportSource
  services: KnownService[]
}

/** What the words of a file mean here: severities, services, and which statuses are over. */
export function MapWords(props: MapWordsProps) {
  return (
    <div className="grid items-start gap-3 md:grid-cols-2">
      <Severities {...props} />
      <Services {...props} />
      {props.source === 'csv' && props.mapping.columns.includes('status') && <Statuses {...props} />}
    </div>
  )
}

function Severities({ draft, mapping, onChange }: MapWordsProps) {
  const words = wordsOf('severity', draft.content, mapping)
  const meaningOf = (word: string) => mapping.severities.find((one) => sameWord(one.word) === sameWord(word))?.severity
  const set = (word: string, chosen: string) => {
    const severity = mappedSeveritySchema.safeParse(chosen).data
    onChange({ severities: withWord(mapping.severities, word, severity ? { word, severity } : null) })
  }
  return (
    <Card className="flex flex-col gap-4 p-4">
      <Words legend="Severity by its word" words={words}>
        {({ word }) => (
          <Select
            aria-label={`Severity of ${word}`}
            value={meaningOf(word) ?? ''}
            onChange={(event) => set(word, event.target.value)}
          >
            <option value="">As any other</option>
            <SeverityOptions />
          </Select>
        )}
      </Words>
      <Field label="Any other word, or none">
        <Select
          value={mapping.otherSeverity}
          onChange={(event) => onChange({ otherSeverity: mappedSeveritySchema.parse(event.target.value) })}
        >
          <SeverityOptions />
        </Select>
      </Field>
    </Card>
  )
}

const SeverityOptions = () =>
  mappedSeveritySchema.options.map((severity) => (
    <option key={severity} value={severity}>
      {severity === 'leave-out' ? 'Leave it out' : severity.toUpperCase()}
    </option>
  ))

const LEFT_OUT = 'none'

function Services({ draft, mapping, onChange, services }: MapWordsProps) {
  const words = wordsOf('services', draft.content, mapping)
  const namesakeOf = (word: string) =>
    services.find(({ name, key }) => sameWord(name) === sameWord(word) || key === sameWord(word))
  const chosenOf = (word: string): string => {
    const mapped = mapping.services.find((one) => sameWord(one.word) === sameWord(word))
    return mapped ? (mapped.serviceId ?? LEFT_OUT) : ''
  }
  const set = (word: string, chosen: string) => {
    const one = { word, serviceId: chosen === LEFT_OUT ? null : chosen }
    onChange({ services: withWord(mapping.services, word, chosen === '' ? null : one) })
  }
  return (
    <Card className="p-4">
      <Words legend="Services by their word" words={words}>
        {({ word }) => (
          <Select
            aria-label={`Service of ${word}`}
            value={chosenOf(word)}
            onChange={(event) => set(word, event.target.value)}
          >
            <option value="">{namesakeOf(word)?.name ?? 'Not known here'}</option>
            <option value={LEFT_OUT}>Leave it out</option>
            {services.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Words>
    </Card>
  )
}

function Statuses({ draft, mapping, onChange }: MapWordsProps) {
  const words = wordsOf('status', draft.content, mapping)
  const isOver = (word: string) => mapping.overStatuses.some((other) => sameWord(other) === sameWord(word))
  const set = (word: string, isChecked: boolean) => {
    const others = mapping.overStatuses.filter((other) => sameWord(other) !== sameWord(word))
    onChange({ overStatuses: isChecked ? [...others, word] : others })
  }
  return (
    <Card className="p-4">
      <Fieldset legend="Statuses that say it is over" hint="Incidents of any other status are left out.">
        {words === null && <TooMany />}
        {words?.map(({ word, count }) => (
          <Checkbox
            key={word}
            label={
              <>
                {word} <Times count={count} />
              </>
            }
            checked={isOver(word)}
            onCheckedChange={(isChecked) => set(word, isChecked)}
          />
        ))}
      </Fieldset>
    </Card>
  )
}

interface WordsProps {
  legend: string
  words: WordCount[] | null
  /** The control that says what a word means. */
  children: (word: WordCount) => ReactNode
}

function Words({ legend, words, children }: WordsProps) {
  return (
    <Fieldset legend={legend}>
      {words === null && <TooMany />}
      {words?.length === 0 && <p className="text-12 text-text-3">The file says none.</p>}
      {words && words.length > 0 && (
        <ul className="scroll-thin flex max-h-80 flex-col gap-2 overflow-y-auto">
          {words.map((one) => (
            <li key={one.word} className="grid grid-cols-[minmax(0,1fr)_minmax(0,176px)] items-center gap-2">
              <span className="min-w-0 text-13 [overflow-wrap:anywhere]">
                {one.word} <Times count={one.count} />
              </span>
              {children(one)}
            </li>
          ))}
        </ul>
      )}
    </Fieldset>
  )
}

const Times = ({ count }: { count: number }) => <span className="text-12 text-text-3">{numberText(count)}×</span>

const TooMany = () => (
  <p className="text-12 text-text-3">
    There are more than 200 different ones: they are compared with names known here.
  </p>
)
