import type { Metadata } from 'next'
import { CodeBlock } from '@/components/api-docs/code-block'
import { DocumentationNav } from '@/components/api-docs/documentation-nav'
import { FieldList } from '@/components/api-docs/field-list'
import { OperationSection, withoutTicks } from '@/components/api-docs/operation-section'
import { statusOfError } from '@/lib/domain/errors'
import { env } from '@/lib/server/env'
import { ERROR_MEANING, INTRODUCTION } from '@/lib/server/openapi/document'
import { TAGS } from '@/lib/server/openapi/operation'
import { envelopeFields, operationViews, shapeViews } from '@/lib/server/openapi/operation-page'

export const metadata: Metadata = { title: 'API' }

const errors = Object.entries(statusOfError).map(([code, status]) => ({
  code,
  status,
  meaning: ERROR_MEANING[code as keyof typeof statusOfError],
}))

export default function ApiDocsPage() {
  const { origin } = env().publicUrl
  const operations = operationViews(origin)
  const shapes = shapeViews()
  const tags = Object.entries(TAGS).map(([tag, meaning]) => ({
    tag,
    meaning,
    operations: operations.filter((operation) => operation.tag === tag),
  }))
  const groups = [
    ...tags.map((group) => ({
      title: group.tag,
      links: group.operations.map(({ id, summary }) => ({
        href: `#${id}`,
        label: group.tag === 'Commands' ? id : summary.replace(/\.$/, ''),
      })),
    })),
    { title: 'Shapes', links: shapes.map(({ name }) => ({ href: `#shape-${name}`, label: name })) },
  ]
  return (
    <div className="mx-auto grid max-w-[1280px] gap-x-10 px-4 max-md:py-5 md:grid-cols-[256px_minmax(0,1fr)] md:px-8">
      <DocumentationNav groups={groups} />
      <main className="min-w-0 py-8">
        <h1 className="font-semibold text-24">The API of Evenkeel</h1>
        <div className="mt-3 flex max-w-[72ch] flex-col gap-2 text-15">
          {INTRODUCTION.map((paragraph) => (
            <p key={paragraph}>{withoutTicks(paragraph)}</p>
          ))}
          <p>
            For tools:{' '}
            <a className="link" href="/api/v1/openapi.json">
              openapi.json
            </a>
            . Tokens are made under{' '}
            <a className="link" href="/settings/tokens">
              Settings
            </a>
            .
          </p>
        </div>
        <div className="mt-4">
          <CodeBlock
            code={`export EVENKEEL_TOKEN=…
curl "${origin}/api/v1/incidents?status=active" -H "Authorization: Bearer $EVENKEEL_TOKEN"`}
          />
        </div>
        <section aria-labelledby="errors" className="mt-8">
          <h2 id="errors" className="font-semibold text-20">
            Errors
          </h2>
          <p className="mt-1 mb-3 text-text-2">
            Every refusal is {'{ error: { code, message, details?, requestId } }'}. The code decides the status.
          </p>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
            {errors.map(({ code, status, meaning }) => (
              <div key={code} className="contents">
                <dt className="mono whitespace-nowrap font-medium">
                  {status} {code}
                </dt>
                <dd className="text-text-2">{withoutTicks(meaning)}</dd>
              </div>
            ))}
          </dl>
        </section>
        {tags.map(({ tag, meaning, operations: inTag }) => (
          <section key={tag} aria-labelledby={`tag-${tag}`} className="mt-10">
            <h2 id={`tag-${tag}`} className="font-semibold text-20">
              {tag}
            </h2>
            <p className="mt-1 mb-4 text-text-2">{meaning}</p>
            {tag === 'Commands' && (
              <div className="mb-6">
                <FieldList title="The body of every command, and of a declaration" fields={envelopeFields()} />
              </div>
            )}
            {inTag.map((operation) => (
              <OperationSection key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
        <section aria-labelledby="shapes" className="mt-10">
          <h2 id="shapes" className="mb-4 font-semibold text-20">
            Shapes
          </h2>
          {shapes.map(({ name, variants }) => (
            <article key={name} id={`shape-${name}`} className="scroll-mt-6 border-line border-t py-6">
              <h3 className="mb-3 font-semibold text-14">{name}</h3>
              <div className="flex flex-col gap-5">
                {variants.map((variant) => (
                  <FieldList key={variant.name} title={variant.name || 'Fields'} fields={variant.fields} />
                ))}
              </div>
            </article>
          ))}
        </section>
      </main>
    </div>
  )
}
