'use client'
import { Plus, TriangleAlert, X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useAnnounce } from '@/components/ui/live-region'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { CHANNEL_NAMES } from '@/lib/domain/on-call/channel'
import { type ContactMethodView, methodName } from '@/lib/domain/on-call/contact-method'
import { ALL_PUSH, MAX_RULE_MINUTES, MAX_RULE_STEPS, type RuleStep } from '@/lib/domain/on-call/personal-rule'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

export interface NotificationsRuleProps {
  title: string
  meaning: string
  /** What happens without steps of one's own. */
  usual: string
  steps: RuleStep[] | null
  methods: ContactMethodView[]
  /** What the next step of an escalation would come before. */
  late: string[]
  onChange: (steps: RuleStep[] | null) => void
}

/** The steps of one urgency: what is used, and how many minutes after the page. */
export function NotificationsRule({ title, meaning, usual, steps, methods, late, onChange }: NotificationsRuleProps) {
  const announce = useAnnounce()
  const list = useRef<HTMLOListElement>(null)
  const replace = (index: number, change: Partial<RuleStep>) =>
    onChange((steps ?? []).map((step, at) => (at === index ? { ...step, ...change } : step)))
  const add = () => {
    const last = steps?.at(-1)
    const used = new Set(steps?.map(({ target }) => target))
    // What is not used yet is what is most likely meant.
    const unused = methods.find(({ id, channel, isVerified }) => isVerified && channel !== 'push' && !used.has(id))
    onChange([
      ...(steps ?? []),
      {
        target: used.has(ALL_PUSH) && unused ? unused.id : ALL_PUSH,
        afterMinutes: last ? Math.min(last.afterMinutes + 2, MAX_RULE_MINUTES) : 0,
      },
    ])
  }
  const remove = (index: number) => {
    onChange((steps ?? []).filter((_, at) => at !== index))
    announce(`Step ${index + 1} removed`)
    list.current?.focus()
  }
  return (
    <Fieldset legend={title}>
      <div className="flex flex-col gap-3 text-13">
        <p className="text-text-3">{meaning}</p>
        <Segmented
          label={`${title}: how`}
          size="md"
          value={steps === null ? 'usual' : 'own'}
          options={[
            { value: 'usual', label: 'The usual order' },
            { value: 'own', label: 'My own' },
          ]}
          onValueChange={(value) => onChange(value === 'usual' ? null : [{ target: ALL_PUSH, afterMinutes: 0 }])}
        />
        {steps === null ? (
          <p className="text-text-2">{usual}</p>
        ) : (
          <>
            <ol ref={list} tabIndex={-1} className="flex flex-col gap-2 outline-none">
              {steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is only its place
                <li key={index} className="flex items-center gap-2">
                  <span className="w-16 shrink-0">
                    <Input
                      aria-label={`${title}, step ${index + 1}: minutes after the page`}
                      type="number"
                      min={0}
                      max={MAX_RULE_MINUTES}
                      value={step.afterMinutes}
                      onChange={({ target }) => replace(index, { afterMinutes: minutesOf(target.value) })}
                    />
                  </span>
                  <span className="shrink-0 text-text-3">min</span>
                  <Select
                    aria-label={`${title}, step ${index + 1}: method`}
                    className="min-w-0 flex-1"
                    value={step.target}
                    onChange={({ target }) => replace(index, { target: target.value })}
                  >
                    <option value={ALL_PUSH}>Push (all devices)</option>
                    {methods.map((method) => (
                      <option key={method.id} value={method.id}>
                        {CHANNEL_NAMES[method.channel]}: {methodName(method)}
                        {!method.isVerified && ' (not verified)'}
                      </option>
                    ))}
                  </Select>
                  <IconButton
                    label={`Remove step ${index + 1}`}
                    icon={<X {...glyph} />}
                    onClick={() => remove(index)}
                  />
                </li>
              ))}
            </ol>
            {steps.length === 0 && <p className="text-text-2">No step: only the mail to your account.</p>}
            {steps.length < MAX_RULE_STEPS && (
              <Button size="sm" className="self-start" icon={<Plus {...glyph} />} onClick={add}>
                Add a step
              </Button>
            )}
          </>
        )}
        <ul aria-live="polite" className="flex flex-col gap-1 empty:hidden">
          {late.map((sentence) => (
            <li key={sentence} className="flex items-start gap-1.5 text-12 text-warning">
              <TriangleAlert {...glyph} className="mt-0.5 shrink-0" />
              <span className="min-w-0 [overflow-wrap:anywhere]">{sentence}</span>
            </li>
          ))}
        </ul>
      </div>
    </Fieldset>
  )
}

const minutesOf = (text: string): number => Math.min(MAX_RULE_MINUTES, Math.max(0, Math.trunc(Number(text)) || 0))
