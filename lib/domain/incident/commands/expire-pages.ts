import { z } from 'zod'
import { isOpenPage } from '../../on-call/page'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { endPages } from '../paging-rules'
import { isSystem } from '../policy'

export const expirePages = defineCommand({
  name: 'expire-pages',
  summary: 'Nobody answered pages in their time.',
  input: z.strictObject({ pageIds: z.array(idSchema) }),
  internal: true,
  can: isSystem,
  decide({ paging }, { pageIds }, { now }) {
    const over = paging.pages.filter((page) => pageIds.includes(page.id) && isOpenPage(page) && page.expiresAt <= now)
    return endPages(over, 'time')
  },
})
