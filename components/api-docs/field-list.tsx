import { VisuallyHidden } from '@/components/ui/visually-hidden'

export interface DocumentedField {
  name: string
  type: string
  isRequired: boolean
  note: string
}

export interface FieldListProps {
  title: string
  fields: DocumentedField[]
}

/** What is sent or answered, one field a line. */
export function FieldList({ title, fields }: FieldListProps) {
  return (
    <div>
      <p className="pb-1 font-medium text-12 text-text-3">{title}</p>
      <dl>
        {fields.map(({ name, type, isRequired, note }) => (
          <div
            key={name}
            className="grid gap-x-4 border-line border-t py-1.5 [overflow-wrap:anywhere] md:grid-cols-[minmax(0,2fr)_minmax(0,5fr)]"
          >
            <dt className="mono font-medium">
              {name}
              {isRequired && (
                <>
                  <span aria-hidden className="text-accent">
                    {' *'}
                  </span>
                  <VisuallyHidden> (required)</VisuallyHidden>
                </>
              )}
            </dt>
            <dd className="text-text-2">
              <span className="text-text">{type}</span> {note}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
