import type { PastScene } from '@/lib/server/demo/scene'
import { pastFulfilment } from '@/lib/server/demo/scenes/past-fulfilment'
import { pastPayments } from '@/lib/server/demo/scenes/past-payments'
import { pastPlatform } from '@/lib/server/demo/scenes/past-platform'
import { pastProcedure } from '@/lib/server/demo/scenes/past-procedure'
import { pastStorefront } from '@/lib/server/demo/scenes/past-storefront'

/** Three months of Harbour Goods. */
export const pastScenes: PastScene[] = [...pastPayments, ...pastStorefront, ...pastFulfilment, ...pastPlatform].map(
  (scene) => ({ ...scene, steps: [...scene.steps, ...(pastProcedure[scene.title] ?? [])] }),
)
