import { AppError } from '@/lib/domain/errors'

export const importNotFound = (): AppError => new AppError('not_found', 'There is no such import')
