import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef } from 'react'
import { problemsOf } from './form-problems'

interface FormUse<Name extends string, Answer> {
  /** What people read beside each field, as the start of a sentence about it. */
  labels: Record<Name, string>
  send(values: Record<Name, string>): Promise<Answer>
  onDone?(answer: Answer, form: HTMLFormElement | null): void
}

/**
 * A form that sends its fields by name once at a time, keeps what was typed when it is refused, and puts the cursor
 * where something has to be mended.
 */
export function useForm<Name extends string, Answer>({ labels, send, onDone }: FormUse<Name, Answer>) {
  const form = useRef<HTMLFormElement>(null)
  const { mutate, error, isPending, isSuccess, data, reset } = useMutation({
    mutationFn: send,
    onSuccess: (answer) => onDone?.(answer, form.current),
  })

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [error])

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const data = new FormData(event.currentTarget)
    mutate(mapNames(labels, (name) => String(data.get(name) ?? '')))
  }

  return {
    // Sent before the page has come to life, a form of method GET would put a password into the address.
    formProps: { ref: form, method: 'post', noValidate: true, onSubmit: handleSubmit } as const,
    problems: problemsOf(error, labels),
    isSending: isPending,
    isDone: isSuccess,
    answer: data,
    reset,
  }
}

function mapNames<Name extends string>(labels: Record<Name, string>, read: (name: Name) => string) {
  const names = Object.keys(labels) as Name[]
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>
}
