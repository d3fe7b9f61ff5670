'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { FileButton } from '@/components/ui/file-button'
import { Segmented } from '@/components/ui/segmented'
import { MAX_ON_CALL_BYTES, type OnCallSource } from '@/lib/domain/import/on-call/on-call-import'

const SOURCES = [
  { value: 'pagerduty', label: 'PagerDuty' },
  { value: 'opsgenie', label: 'Opsgenie' },
] as const satisfies { value: OnCallSource; label: string }[]

/** What has to be fetched there, in any order and as many files or lines as there are pages. */
const PATHS = {
  pagerduty: ['/users?include[]=teams', '/teams', '/schedules/{id}, for each', '/escalation_policies'],
  opsgenie: ['/v2/users', '/v2/teams/{id}, for each', '/v2/schedules?expand=rotation', '/v2/escalations'],
} satisfies Record<OnCallSource, string[]>

export interface ChooseFilesProps {
  isBusy: boolean
  onFiles: (files: { source: OnCallSource; documents: unknown[] }) => void
  /** What was chosen is put away. */
  onClear: () => void
}

/** The first step: where they come from, and the answers of its API. */
export function ChooseFiles({ isBusy, onFiles, onClear }: ChooseFilesProps) {
  const [source, setSource] = useState<OnCallSource>('pagerduty')
  const [documents, setDocuments] = useState<{ name: string; found: unknown[] }[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  const add = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    if (file.size > MAX_ON_CALL_BYTES) return setProblem(`${file.name} is larger than 20 MB. Split it.`)
    const found = documentsIn(await file.text())
    if (!found) return setProblem(`${file.name} is no JSON, and not a JSON document a line either.`)
    const all = [...documents.filter(({ name }) => name !== file.name), { name: file.name, found }]
    setDocuments(all)
    onFiles({ source, documents: all.flatMap((one) => one.found) })
  }
  const clear = () => {
    setDocuments([])
    setProblem(null)
    onClear()
  }
  return (
    <Card className="flex flex-col gap-4 p-4">
      <Segmented
        label="Where they come from"
        value={source}
        options={SOURCES}
        size="md"
        onValueChange={(value) => {
          if (isBusy) return
          setSource(value)
          clear()
        }}
      />
      {problem && <ErrorNote title={problem}>Nothing was read.</ErrorNote>}
      <div className="text-13 text-text-2">
        <p>What the REST API answers at these addresses, one file after the other or all in one:</p>
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 font-mono text-12">
          {PATHS[source].map((path) => (
            <li key={path}>{path}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <FileButton label="Answers of the API" accept=".json,.jsonl,.ndjson,application/json" onFile={add} />
        {isBusy && <span className="text-13 text-text-3">Reading …</span>}
        <ul className="flex flex-wrap gap-x-3 text-12 text-text-3">
          {documents.map(({ name }) => (
            <li key={name} className="[overflow-wrap:anywhere]">
              {name}
            </li>
          ))}
        </ul>
        {documents.length > 0 && !isBusy && (
          <Button variant="ghost" onClick={clear}>
            Start again
          </Button>
        )}
      </div>
    </Card>
  )
}

/** One JSON document, or one a line; null for what is neither. */
function documentsIn(text: string): unknown[] | null {
  try {
    return [JSON.parse(text)]
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    try {
      return lines.length > 1 ? lines.map((line): unknown => JSON.parse(line)) : null
    } catch {
      return null
    }
  }
}
