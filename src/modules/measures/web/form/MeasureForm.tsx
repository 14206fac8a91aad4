import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { call } from '#kernel/web/api.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { queryClient } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { useFormTools } from '#kernel/web/ui/Form.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { discardMeasureDraft, listMeasureDrafts, type MeasureDraft } from '../../contract/draft.ts'
import type { MeasureDesk } from '../../contract/measure.ts'
import { measureWords } from '../words.ts'
import { WhatItDecides, WhoDecided } from './ActFields.tsx'
import { EffectFields, OfficeFields } from './EffectFields.tsx'
import { shownParts, type FormValues } from './form-values.ts'
import { Durations, Follows, PlacementAndMandate, Prescriptions, TheCopy } from './RestFields.tsx'
import { Section, useEverything } from './Section.tsx'
import { useFormDraft } from './useFormDraft.ts'
import { formWords } from './words.ts'

/** The parts of an order in the order of a decree; only what its kind needs. `children` stands after who decided: for which children. */
export function MeasureFields({ desk, chosen, withFollows, children }: { desk: MeasureDesk; chosen?: { id: string | null; name: string } | undefined; withFollows: boolean; children: ReactNode }) {
  const say = useWords(formWords)
  const values = useEverything()
  const parts = shownParts(values)
  const kind = values['kind']
  return (
    <>
      <WhoDecided desk={desk} chosen={chosen} />
      {children}
      <Section title={say.three}>
        <WhatItDecides />
        {parts.has('effects') && <EffectFields desk={desk} />}
        {parts.has('offices') && <OfficeFields desk={desk} />}
        <PlacementAndMandate parts={parts} />
      </Section>
      {Boolean(kind) && <Prescriptions desk={desk} />}
      {Boolean(kind) && <Durations parts={parts} />}
      <TheCopy desk={desk} withHour={parts.has('hours')} />
      {withFollows && Boolean(kind) && <Follows desk={desk} />}
    </>
  )
}

/** The identity of a draft, and what to do when there is nothing to keep any more. */
export interface DraftKey {
  id: Id<'draft'>
  given: MeasureDraft | undefined
  /** Waits for what is on its way to the server, then puts the draft away. */
  finish: RefObject<() => Promise<unknown>>
}

/** The draft that the address names, or a new one. */
export function useDraftKey(drafts: readonly MeasureDraft[], asked: string | undefined): DraftKey {
  const [given] = useState(() => drafts.find(({ id }) => id === asked))
  const [id] = useState(() => given?.id ?? newId<'draft'>())
  return { id, given, finish: useRef(() => Promise.resolve<unknown>(undefined)) }
}

/** Inside the form: what is typed is on the server at every moment. Two devices on one draft are asked which text stays. */
export function KeepMeasureDraft({ caseId, measureId, draft, onLeave }: { caseId: Id<'case'>; measureId: Id<'measure'> | null; draft: DraftKey; onLeave: () => void }) {
  const say = useWords(formWords)
  const words = useWords(measureWords)
  const values = useEverything()
  const { set } = useFormTools()
  const kept = useFormDraft({ caseId, draftId: draft.id, measureId, values, version: draft.given?.version ?? 0, savedAt: draft.given?.savedAt ?? null })
  const { finish, id: draftId } = draft
  // what is kept has its name in the address: loaded anew, the page goes on from it
  const [search, change] = useSearchState()
  const unnamed = kept.savedAt !== null && search['bozza'] !== draftId
  useEffect(() => {
    if (unnamed) change({ bozza: draftId })
  }, [unnamed, change, draftId])
  useEffect(() => {
    finish.current = async () => {
      kept.end()
      await kept.flush()
      if (kept.kept()) await call(discardMeasureDraft, { caseId, draftId }).catch(() => undefined)
      await queryClient.invalidateQueries({ queryKey: [listMeasureDrafts.id] })
    }
  })
  const putAway = () => {
    void finish.current().then(() => toast(words.discarded))
    onLeave()
  }
  const take = (other: FormValues) => {
    for (const [name, value] of Object.entries(other)) set(name, value)
  }
  return (
    <div className="ac-screen-only">
      {kept.other && (
        <Alert kind="warning" title={say.otherDraft} actions={<><Button size="small" onClick={kept.keepThis}>{say.keepThis}</Button><Button size="small" onClick={() => take(kept.takeOther())}>{say.takeOther}</Button></>}>
          {say.otherDraftText}
        </Alert>
      )}
      <div className="ac-row"><DraftStatus draft={kept} />{kept.savedAt !== null && <Button kind="quiet" size="small" icon="delete" onClick={putAway}>{say.discard}</Button>}</div>
    </div>
  )
}
