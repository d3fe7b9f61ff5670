import type { Step } from '@/lib/server/demo/scene'
import { moneyProcedure } from '@/lib/server/demo/scenes/past-money-procedure'
import { platformProcedure } from '@/lib/server/demo/scenes/past-platform-procedure'
import { shopProcedure } from '@/lib/server/demo/scenes/past-shop-procedure'

/** What the procedure adds to incidents of the past, by their titles: the first five minutes, and what was tried. */
export const pastProcedure: Readonly<Record<string, readonly Step[]>> = {
  ...moneyProcedure,
  ...shopProcedure,
  ...platformProcedure,
}
