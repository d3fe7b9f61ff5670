'use client'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { keyFromName } from '@/lib/domain/catalogue/catalogue'

export interface NameFieldsProps {
  /** What it is called now; null for a new one, whose key follows its name until somebody types a key. */
  current: { name: string; key: string } | null
  keyHint: string
  problems: { name?: string; key?: string }
}

/** The name and the key of a service or a team. */
export function NameFields({ current, keyHint, problems }: NameFieldsProps) {
  const [name, setName] = useState(current?.name ?? '')
  const [key, setKey] = useState(current?.key ?? null)
  return (
    <>
      <Field label="Name" error={problems.name}>
        <Input
          name="name"
          autoComplete="off"
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label="Key" hint={keyHint} error={problems.key}>
        <Input
          name="key"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="mono"
          value={key ?? keyFromName(name)}
          onChange={(event) => setKey(event.target.value)}
        />
      </Field>
    </>
  )
}
