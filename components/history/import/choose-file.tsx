'use client'
import clsx from 'clsx'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type DragEvent, useState } from 'react'
import { ProgressBar } from '@/components/history/import/progress-bar'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { FileButton } from '@/components/ui/file-button'
import { SectionHeader } from '@/components/ui/section-header'
import { Segmented } from '@/components/ui/segmented'
import { problemsOf } from '@/lib/client/form-problems'
import { sendImportFile } from '@/lib/client/history/imports'
import { randomId } from '@/lib/client/random-id'
import { MAX_IMPORT_BYTES } from '@/lib/domain/import/import-run'
import type { ImportSource } from '@/lib/domain/incident/values'

const SOURCES = [
  { value: 'csv', label: 'CSV file' },
  { value: 'pagerduty', label: 'PagerDuty' },
  { value: 'opsgenie', label: 'Opsgenie' },
] as const satisfies { value: ImportSource; label: string }[]

const HELP = {
  csv: 'The first row are headings; a row is an incident. Which column is what comes next.',
  pagerduty: 'JSON as GET /incidents of its REST API answers it, with log_entries and notes if you have them.',
  opsgenie: 'JSON as GET /v1/incidents of its REST API answers it; alerts of GET /v2/alerts too.',
} satisfies Record<ImportSource, string>

/** The first step: where incidents come from, and the file they are in. */
export function ChooseFile() {
  const router = useRouter()
  const [source, setSource] = useState<ImportSource>('csv')
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const send = async (file: File | undefined) => {
    if (!file || sent !== null) return
    if (file.size > MAX_IMPORT_BYTES) {
      setProblem(`${file.name} is larger than 20 MB. Split it.`)
      return
    }
    setProblem(null)
    setSent(0)
    const id = randomId()
    try {
      await sendImportFile({ id, source, file }, setSent)
      router.push(`/history/import/${id}` as Route)
    } catch (error) {
      setProblem(problemsOf(error, {}).form)
      setSent(null)
    }
  }
  return (
    <section aria-labelledby="choose-file">
      <SectionHeader id="choose-file" title="A new file" />
      <Card className="flex flex-col gap-4 p-4">
        <Segmented label="Where it comes from" value={source} options={SOURCES} onValueChange={setSource} size="md" />
        {problem && <ErrorNote title={problem}>Nothing was imported.</ErrorNote>}
        <DropZone onFile={send}>
          <p className="max-w-[60ch] text-13 text-text-2">{HELP[source]}</p>
          {sent === null ? (
            <FileButton
              label="File of past incidents"
              accept={source === 'csv' ? '.csv,.tsv,.txt,text/csv' : '.json,.jsonl,.ndjson,application/json'}
              onFile={send}
            />
          ) : (
            <ProgressBar label="Sending the file" value={sent} className="max-w-80" />
          )}
          <p className="text-12 text-text-3">Or drop it here. At most 20 MB and 20,000 incidents.</p>
        </DropZone>
      </Card>
    </section>
  )
}

interface DropZoneProps {
  onFile: (file: File | undefined) => void
  children: React.ReactNode
}

function DropZone({ onFile, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const handleDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut of the button inside
    <div
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
      className={clsx(
        'flex flex-col items-center gap-3 rounded-3 border border-dashed px-4 py-6 text-center',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
    >
      {children}
    </div>
  )
}
