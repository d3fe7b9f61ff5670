import { Document, isScalar, Scalar, visit } from 'yaml'
import type { CatalogueContent } from '@/lib/domain/catalogue/catalogue-content'

const HEAD = `# The catalogue of Evenkeel: teams, then services. What a document leaves out stays as it is when it is imported.\n`

/** A catalogue as a file of our own documents; reading it back gives the same. */
export const writeCatalogue = ({ teams, services }: CatalogueContent): string =>
  HEAD +
  [
    ...teams.map((team) => ({ evenkeel: 'team', ...team })),
    ...services.map(({ levers, ...service }) => ({ evenkeel: 'service', ...service, levers })),
  ]
    .map((entry) => `---\n${textOf(entry)}`)
    .join('')

function textOf(entry: object): string {
  const document = new Document(entry)
  visit(document, {
    Scalar: (_, node) => {
      // A plain or folded text would lose what only escapes can say.
      if (isScalar(node) && typeof node.value === 'string' && needsEscapes(node.value)) node.type = Scalar.QUOTE_DOUBLE
    },
  })
  return document.toString({ lineWidth: 0 })
}

const needsEscapes = (text: string) => /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text)
