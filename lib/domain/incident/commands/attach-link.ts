import { z } from 'zod'
import { refuse } from '../../errors'
import { linkSchema, textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { canRespond } from '../policy'

export const attachLink = defineCommand({
  name: 'attach-link',
  summary: 'Keeps a link in view: a dashboard, a ticket, a pull request.',
  input: z.strictObject({ linkId: idSchema, title: textSchema(200), url: linkSchema }),
  can: canRespond,
  decide({ links }, { linkId, title, url }) {
    if (links.items.some((link) => link.linkId === linkId)) {
      throw refuse('SITU-6', 'A link of this incident already has this id.', 'linkId')
    }
    return [{ type: 'link.attached', payload: { linkId, title, url } }]
  },
})
