import type { ReactNode } from 'react'

export interface FieldsetProps {
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  children: ReactNode
}

/** Several controls that answer one question. */
export function Fieldset({ legend, hint, error, children }: FieldsetProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium text-13 text-text">{legend}</legend>
      {children}
      {hint && <p className="text-12 text-text-3">{hint}</p>}
      {error && (
        <p role="alert" className="text-12 text-warning">
          {error}
        </p>
      )}
    </fieldset>
  )
}
