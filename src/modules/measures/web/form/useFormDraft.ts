import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { putCachedRow } from '#kernel/web/query.ts'
import { useVersionedDraft, type VersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { listMeasureDrafts, saveMeasureDraft, type MeasureDraft } from '../../contract/draft.ts'
import type { FormValues } from './form-values.ts'

interface Options {
  caseId: Id<'case'>
  draftId: Id<'draft'>
  measureId: Id<'measure'> | null
  values: FormValues
  /** Version of the draft that the form was filled from; 0: new. */
  version: number
  savedAt: string | null
}

/** Keeps the order on the server while it is written; left and opened again, the form starts from what was kept last. */
export const useFormDraft = ({ caseId, draftId, measureId, values, version, savedAt }: Options): VersionedDraft<FormValues> =>
  useVersionedDraft({
    value: values,
    version,
    savedAt,
    send: async (content, on, key) => {
      const saved = await call(saveMeasureDraft, { caseId, draftId, measureId, content, version: on }, { key })
      putCachedRow(listMeasureDrafts, { caseId }, { id: draftId, caseId, measureId, content, savedAt: saved.savedAt, version: saved.version })
      return saved
    },
    read: (current) => ({ value: (current as MeasureDraft).content, version: (current as MeasureDraft).version }),
  })
