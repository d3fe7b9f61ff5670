import { CodeBlock } from '@/components/api-docs/code-block'
import { type DocumentedField, FieldList } from '@/components/api-docs/field-list'

export interface DocumentedOperation {
  id: string
  method: string
  path: string
  summary: string
  description: string
  access: string
  parameters: DocumentedField[]
  fields: DocumentedField[]
  fieldsTitle: string
  curl: string
  answers: { status: string; description: string; shape: string }[]
}

/** One operation of the API: what it does, who may, what goes in and what comes out. */
export function OperationSection({ operation }: { operation: DocumentedOperation }) {
  const { id, method, path, summary, description, access, parameters, fields, fieldsTitle, curl, answers } = operation
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-6 flex-col gap-3 border-line border-t py-6"
    >
      <header>
        <h3 id={`${id}-title`} className="mono font-medium text-14 [overflow-wrap:anywhere]">
          <span className="font-semibold text-accent">{method}</span> {path}
        </h3>
        <p className="mt-1 text-14">{summary}</p>
        {description && <p className="text-text-2">{withoutTicks(description)}</p>}
        <p className="text-12 text-text-3">Needs: {access}</p>
      </header>
      {parameters.length > 0 && <FieldList title="Parameters" fields={parameters} />}
      {fields.length > 0 && <FieldList title={fieldsTitle} fields={fields} />}
      {curl && <CodeBlock code={curl} />}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {answers.map(({ status, description: meaning, shape }) => (
          <div key={status} className="contents">
            <dt className="font-medium tabular">{status}</dt>
            <dd className="text-text-2">
              {meaning} {shape && <code className="mono text-text [overflow-wrap:anywhere]">{shape}</code>}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

/** Code in a sentence is plain text here. */
export const withoutTicks = (text: string): string => text.replaceAll('`', '')
