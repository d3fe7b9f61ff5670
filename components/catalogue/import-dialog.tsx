'use client'
import { FileUp } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { ImportPreview } from '@/components/catalogue/import-preview'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useImportCatalogue } from '@/lib/client/catalogue-admin'
import { problemsOf } from '@/lib/client/form-problems'
import { type ImportReport, MAX_CATALOGUE_BYTES } from '@/lib/domain/catalogue/catalogue-content'

const EXAMPLE = `evenkeel: service
key: checkout
name: Checkout
team: payments
tier: 1
dependsOn: [ledger]`

/** Takes over a catalogue: paste it or choose a file, see what would change, and only then change it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [yaml, setYaml] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const preview = useImportCatalogue()
  const apply = useImportCatalogue()
  const report = preview.data?.report
  const failure = problem ?? problemsOf(apply.error ?? preview.error, {}).form
  const change = (text: string) => {
    setYaml(text)
    setProblem(null)
    preview.reset()
    apply.reset()
  }
  const handleFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    if (file.size > MAX_CATALOGUE_BYTES) {
      setProblem(`${file.name} is larger than 1 MB.`)
      return
    }
    change(await file.text())
  }
  const handleApply = () =>
    apply.mutate(
      { yaml, dryRun: false },
      {
        onSuccess: ({ report: { added, changed } }) => {
          toast(`${added.length} added, ${changed.length} changed`)
          onClose()
        },
      },
    )
  const hasChanges = report !== undefined && report.added.length + report.changed.length > 0
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="lg"
      title="Import services and teams"
      description="YAML of Evenkeel, or catalog-info.yaml of Backstage. Nothing is deleted."
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            {report && !hasChanges ? 'Close' : 'Cancel'}
          </Button>
          {report && (
            <Button size="md" onClick={() => preview.reset()}>
              Back to the text
            </Button>
          )}
          {report ? (
            hasChanges && (
              <Button size="md" variant="primary" isLoading={apply.isPending} onClick={handleApply}>
                {applyText(report)}
              </Button>
            )
          ) : (
            <Button
              size="md"
              variant="primary"
              isLoading={preview.isPending}
              onClick={() => preview.mutate({ yaml, dryRun: true })}
            >
              Preview
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {failure && <ErrorNote title={failure}>Nothing was changed.</ErrorNote>}
        {report ? (
          <ImportPreview report={report} />
        ) : (
          <>
            <FileButton onFile={handleFile} />
            <Field label="Or paste it here">
              <Textarea
                rows={12}
                value={yaml}
                placeholder={EXAMPLE}
                spellCheck={false}
                autoCapitalize="none"
                className="mono"
                onChange={(event) => change(event.target.value)}
              />
            </Field>
          </>
        )}
      </div>
    </Dialog>
  )
}

function applyText({ added, changed }: ImportReport): string {
  const count = added.length + changed.length
  return count === 1 ? 'Apply 1 change' : `Apply ${count} changes`
}

function FileButton({ onFile }: { onFile: (event: ChangeEvent<HTMLInputElement>) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <Button
        size="md"
        icon={<FileUp aria-hidden size={14} strokeWidth={1.75} />}
        onClick={() => input.current?.click()}
      >
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        aria-label="Catalogue file"
        accept=".yaml,.yml,application/yaml,text/yaml"
        tabIndex={-1}
        className="hidden"
        onChange={onFile}
      />
    </div>
  )
}
