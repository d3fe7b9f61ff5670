import { Because, type FactProps, Noun } from '@/components/timeline/fact-parts'
import { LocalTime } from '@/components/ui/local-time'
import type { ChangeRef } from '@/lib/domain/change/change'
import type { Fact } from '@/lib/domain/incident/timeline'

type ChangeFactOf = Extract<Fact, { type: `change.${string}` }>

const WORDS = {
  deploy: 'Deploy',
  flag: 'Flag change',
  config: 'Configuration change',
  infrastructure: 'Infrastructure change',
  other: 'Change',
} satisfies Record<ChangeRef['kind'], string>

/** What changed while it ran, and what became of it. */
export function ChangeFact({ fact, actor, nameOf }: FactProps<ChangeFactOf>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  switch (type) {
    case 'change.noticed':
      return <Noticed {...payload} />
    case 'change.claimed':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> claimed <Noun>{payload.title}</Noun>
          <Because>{payload.note}</Because>
        </>
      )
    case 'change.ruled-out':
      return (
        <>
          <Noun>{by}</Noun> ruled out <Noun>{payload.title}</Noun>
          <Because>{payload.because}</Because>
        </>
      )
    case 'change.ruled-in':
      return (
        <>
          <Noun>{by}</Noun> no longer rules out <Noun>{payload.title}</Noun>
        </>
      )
    default:
      fact satisfies never
      return null
  }
}

function Noticed({ change, isUnannounced }: { change: ChangeRef; isUnannounced: boolean }) {
  const { kind, title, author, service, at, url } = change
  return (
    <>
      {WORDS[kind]} while this runs:{' '}
      <Noun>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer" className="hover:underline">
            <bdi>{title}</bdi>
          </a>
        ) : (
          title
        )}
      </Noun>
      {service && ` on ${service.name}`}
      {author && ` by ${author}`} at <LocalTime at={at} />
      {isUnannounced && <span className="text-text-3">, not announced here</span>}
    </>
  )
}
