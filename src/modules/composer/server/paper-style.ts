import type { Context } from '#kernel/server/operation.ts'
import type { PaperKind } from '../domain/paper.ts'
import type { RenderOptions } from './render/index.ts'

/** How the papers of a body look: its own DOCX and its logo, when it has them. */
export type PaperStyle = Required<Pick<RenderOptions, 'template' | 'logo'>>

export async function paperStyle(_context: Pick<Context, 'tx' | 'services'>, _organisationId: string, _kind: PaperKind): Promise<PaperStyle> {
  return { template: null, logo: null }
}
