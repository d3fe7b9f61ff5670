import { moneyReviews } from '@/lib/server/demo/reviews/money'
import { platformReviews } from '@/lib/server/demo/reviews/platform'
import type { ReviewScript } from '@/lib/server/demo/reviews/review-script'
import { shopReviews } from '@/lib/server/demo/reviews/shop'

const scripts: Record<string, ReviewScript> = { ...moneyReviews, ...shopReviews, ...platformReviews }

/** The review of the scene of this title, if it has one. */
export const reviewScriptOf = (title: string): ReviewScript | undefined => scripts[title]
