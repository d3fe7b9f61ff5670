import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export interface SkillsFieldProps {
  hint: string
  skills: readonly string[]
  error: string | undefined
}

/** Words such as `kafka`, written in one line. */
export function SkillsField({ hint, skills, error }: SkillsFieldProps) {
  return (
    <Field label="Skills" isOptional hint={hint} error={error}>
      <Input
        name="skills"
        autoComplete="off"
        autoCapitalize="off"
        placeholder="kafka, postgres"
        defaultValue={skills.join(', ')}
      />
    </Field>
  )
}
