import { z } from 'zod'
import { MAX_UPDATE_SUBJECT } from '../incident/commands/send-update'
import { textSchema } from '../text'
import { isPlaceholder, namesIn, placeholders } from './placeholders'

const MAX_TEMPLATE = 4000

const templateText = (max: number, isForCustomers: boolean) =>
  textSchema(max).superRefine((template, context) => {
    for (const name of namesIn(template)) {
      if (!isPlaceholder(name)) {
        context.addIssue({ code: 'custom', message: `has {{${name}}}, which is no placeholder` })
      } else if (isForCustomers && !placeholders[name].isPublic) {
        context.addIssue({ code: 'custom', message: `has {{${name}}}, which may name people or services to customers` })
      }
    }
  })

const templateOf = (isForCustomers: boolean) =>
  z.strictObject({
    subject: templateText(MAX_UPDATE_SUBJECT, isForCustomers),
    text: templateText(MAX_TEMPLATE, isForCustomers),
  })

/** What drafts are made of, for each audience; those for customers take only placeholders that name nobody. */
export const updateTemplatesSchema = z.strictObject({
  internal: templateOf(false),
  executives: templateOf(false),
  customers: templateOf(true),
})
export type UpdateTemplates = z.infer<typeof updateTemplatesSchema>

/** Until an admin writes others. */
export const DEFAULT_UPDATE_TEMPLATES: UpdateTemplates = {
  internal: {
    subject: '{{severity}} {{status}}: {{title}}',
    text: `{{impact}}
Services: {{services}}
Began: {{since}}

What was done:
{{mitigations}}

In command: {{commander}}
Next update: {{next-update}}`,
  },
  executives: {
    subject: '{{severity}} {{status}}: {{title}}',
    text: `{{title}}

{{impact}}
Began: {{since}}
Status: {{status}}

What is being done: {{steps}}

Next update: {{next-update}}`,
  },
  customers: {
    subject: '{{headline}}',
    text: `{{situation}}

Began: {{since}}
Next update: {{next-update}}

We are sorry for the trouble this causes.`,
  },
}
