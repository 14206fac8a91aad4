import type { Context } from '#kernel/server/operation.ts'
import type { PrintedKind } from '../domain/paper.ts'
import type { RenderOptions } from './render/index.ts'
import { styleOf } from './template-store.ts'
import { templateBytes } from './templates.ts'

/** How the papers of a body look: its own DOCX and its logo, when it has them. */
export type PaperStyle = Required<Pick<RenderOptions, 'template' | 'logo'>>

/** The template in use for this kind of paper (its own, else the one for all kinds) and the logo; null where the body has none and the shipped look serves. */
export async function paperStyle(context: Pick<Context, 'tx' | 'services'>, organisationId: string, kind: PrintedKind): Promise<PaperStyle> {
  const active = await styleOf(context.tx, organisationId, kind)
  const docx = active.find((one) => one.purpose === 'docx' && one.kind === kind) ?? active.find((one) => one.purpose === 'docx')
  const logo = active.find((one) => one.purpose === 'logo')
  return {
    template: docx ? await templateBytes(context, organisationId, docx.blob_id) : null,
    logo: logo ? { png: await templateBytes(context, organisationId, logo.blob_id), alt: logo.alt ?? '' } : null,
  }
}
