import { CircleAlert } from 'lucide-react'
import type { DryRun } from '@/lib/domain/action/dry-run'

/** Exactly what would be sent. */
export function RequestPreview({ request: { method, url, headers, body, signature, refusal } }: { request: DryRun }) {
  return (
    <figure aria-label="What would be sent" className="flex flex-col gap-2">
      {refusal && (
        <p role="alert" className="flex items-start gap-1.5 text-12 text-warning">
          <CircleAlert aria-hidden size={14} strokeWidth={1.75} className="mt-px shrink-0" />
          It would not be sent: {refusal}
        </p>
      )}
      <pre className="mono max-h-72 overflow-auto whitespace-pre-wrap rounded-2 bg-sunken p-3 text-12 leading-5 [overflow-wrap:anywhere]">
        <b className="font-semibold">
          {method} {url}
        </b>
        {'\n'}
        {headers.map(({ name, value }) => `${name}: ${value}\n`).join('')}
        {body && `\n${body}`}
      </pre>
      {signature.length > 0 && (
        <figcaption className="text-12 text-text-3">Signed when it leaves: {signature.join(', ')}.</figcaption>
      )}
    </figure>
  )
}
