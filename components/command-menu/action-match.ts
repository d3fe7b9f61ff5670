import { defaultFilter } from 'cmdk'
import type { PageAction } from '@/components/command-menu/action-registry'

type Sought = Pick<PageAction, 'label' | 'keywords'>

/** Whether what was typed may mean this action: its letters stand in it, in their order. */
export const isMeant = ({ label, keywords = [] }: Sought, sought: string): boolean =>
  sought === '' || defaultFilter(label, sought, keywords) > 0.05

/** Whether what was typed begins a word of the action, so that it is rather this than a word somebody logged. */
export const isNamed = ({ label, keywords = [] }: Sought, sought: string): boolean =>
  sought !== '' && ` ${[label, ...keywords].join(' ')}`.toLowerCase().includes(` ${sought.toLowerCase()}`)
