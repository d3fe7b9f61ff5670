'use client'
import { CircleAlert } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId } from 'react'

interface FieldWiring {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

const FieldContext = createContext<FieldWiring | null>(null)

/** The ids that join a control to the label, hint and error of the Field around it. */
export const useFieldWiring = (): Partial<FieldWiring> => useContext(FieldContext) ?? {}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  isOptional?: boolean
  isRequired?: boolean
  children: ReactNode
}

/** One control with its label, a hint below it, and what is wrong with it. */
export function Field({ label, hint, error, isOptional, isRequired, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const wiring: FieldWiring = {
    id,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true }),
    ...(isRequired && { 'aria-required': true }),
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-13 text-text">
        {label}
        {isOptional && <span className="font-normal text-text-3"> (optional)</span>}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      {hint && (
        <p id={`${id}-hint`} className="text-12 text-text-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="flex items-center gap-1.5 text-12 text-warning">
          <CircleAlert aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
          {error}
        </p>
      )}
    </div>
  )
}
