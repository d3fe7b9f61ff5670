import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemsOf } from './form-problems'
import { useInvalidFocus } from './use-invalid-focus'

interface FormUse<Name extends string, Answer> {
  /** What people read beside each field, as the start of a sentence about it. */
  labels: Record<Name, string>
  send(values: Record<Name, string>): Promise<Answer>
  onDone?(answer: Answer, form: HTMLFormElement | null): void
}

/**
 * A form that sends its fields by name once at a time, keeps what was typed when it is refused, and puts the cursor
 * where something has to be mended. What is wrong with a field is said until something else is typed there.
 */
export function useForm<Name extends string, Answer>({ labels, send, onDone }: FormUse<Name, Answer>) {
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set())
  const { mutate, error, isPending, isSuccess, data, reset } = useMutation({
    mutationFn: send,
    onSuccess: (answer) => onDone?.(answer, form.current),
  })
  const { form } = useInvalidFocus(error)
  const problems = problemsOf(error, labels)

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    setMended(new Set())
    const data = new FormData(event.currentTarget)
    mutate(mapNames(labels, (name) => String(data.get(name) ?? '')))
  }

  const handleChange = ({ target }: FormEvent<HTMLFormElement>) => {
    const name = 'name' in target ? String(target.name) : ''
    if (Object.hasOwn(problems.fields, name) && !mended.has(name)) setMended(new Set([...mended, name]))
  }

  return {
    // Sent before the page has come to life, a form of method GET would put a password into the address.
    formProps: { ref: form, method: 'post', noValidate: true, onSubmit: handleSubmit, onChange: handleChange } as const,
    problems: { form: problems.form, fields: without(problems.fields, mended) },
    isSending: isPending,
    isDone: isSuccess,
    answer: data,
    reset,
  }
}

const without = <Name extends string>(fields: Partial<Record<Name, string>>, names: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.has(name))) as Partial<Record<Name, string>>

function mapNames<Name extends string>(labels: Record<Name, string>, read: (name: Name) => string) {
  const names = Object.keys(labels) as Name[]
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>
}
