'use client'
import { useState } from 'react'
import { ImportPreview } from '@/components/catalogue/import-preview'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { FileButton } from '@/components/ui/file-button'
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
  const handleFile = async (file: File) => {
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
            <FileButton
              label="Catalogue file"
              accept=".yaml,.yml,application/yaml,text/yaml"
              onFile={(file) => void handleFile(file)}
            />
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
