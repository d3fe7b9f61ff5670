'use client'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { ServiceLink } from '@/lib/domain/catalogue/catalogue'

export interface LinkFieldsProps {
  links: readonly ServiceLink[]
  onLinksChange: (links: ServiceLink[]) => void
  /** By `links.<number>.title` and `links.<number>.url`. */
  problems: Partial<Record<string, string>>
}

/** Where to look: titles and addresses, one under the other. */
export function LinkFields({ links, onLinksChange, problems }: LinkFieldsProps) {
  const change = (at: number, part: Partial<ServiceLink>) =>
    onLinksChange(links.map((link, each) => (each === at ? { ...link, ...part } : link)))
  const problem = Object.entries(problems).find(([field]) => field.startsWith('links'))
  return (
    <Fieldset legend="Links" hint="A dashboard, a runbook, the repository." error={problem?.[1]}>
      {links.map((link, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line that is being typed has no other name
        <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto] items-center gap-2">
          <Input
            aria-label={`Title of link ${at + 1}`}
            placeholder="Dashboard"
            autoComplete="off"
            value={link.title}
            aria-invalid={problems[`links.${at}.title`] ? true : undefined}
            onChange={(event) => change(at, { title: event.target.value })}
          />
          <Input
            type="url"
            aria-label={`Address of link ${at + 1}`}
            placeholder="https://"
            autoComplete="off"
            value={link.url}
            aria-invalid={problems[`links.${at}.url`] ? true : undefined}
            onChange={(event) => change(at, { url: event.target.value })}
          />
          <IconButton
            label={`Remove link ${at + 1}`}
            icon={<Trash2 aria-hidden size={14} strokeWidth={1.75} />}
            onClick={() => onLinksChange(links.filter((_, each) => each !== at))}
          />
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
          onClick={() => onLinksChange([...links, { title: '', url: '' }])}
        >
          Add link
        </Button>
      </div>
    </Fieldset>
  )
}
