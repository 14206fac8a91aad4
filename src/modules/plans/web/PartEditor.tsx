import { useState } from 'react'
import { call } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { patchCached, queryClient } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { useVersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { getPlan, savePart, type Part, type Plan } from '../contract.ts'
import { planWords } from './words.ts'

interface Texts {
  situation: string
  resources: string
  needs: string
}
const textsOf = ({ situation, resources, needs }: Texts): Texts => ({ situation, resources, needs })
const empty: Texts = { situation: '', resources: '', needs: '' }

/** The text of one area while it is written: saved by itself; when somebody else wrote there meanwhile both texts are shown, and nothing is lost. */
export function PartEditor({ plan, area, part, onClose }: { plan: Plan; area: string; part: Part | undefined; onClose: () => void }) {
  const say = useWords(planWords)
  const [value, setValue] = useState<Texts>(() => (part ? textsOf(part) : empty))
  const draft = useVersionedDraft<Texts>({
    value, version: part?.version ?? 0, savedAt: null,
    send: async (texts, version, key) => {
      const saved = await call(savePart, { planId: plan.id, area, ...texts, version }, { key })
      patchCached(getPlan, { planId: plan.id }, (old) => ({ ...old, parts: [...old.parts.filter((one) => one.area !== area), saved] }))
      return saved
    },
    read: (current) => ({ value: textsOf(current as Part), version: (current as Part).version }),
  })
  const finish = async () => {
    await draft.flush()
    await queryClient.invalidateQueries({ queryKey: [getPlan.id] })
    onClose()
  }
  const field = (key: keyof Texts, label: string) => <TextArea label={label} rows={3} value={value[key]} onChange={(text) => setValue((now) => ({ ...now, [key]: text }))} onBlur={() => void draft.flush()} />
  return (
    <div className="ac-stack">
      {draft.other && (
        <Alert kind="warning" title={say.twoTexts}>
          <div className="pl-two">
            <div><strong>{say.theirs}</strong><Both texts={draft.other} /></div>
            <div><strong>{say.mine}</strong><Both texts={value} /></div>
          </div>
          <div className="ac-form-actions">
            <Button onClick={draft.keepThis}>{say.keepMine}</Button>
            <Button kind="quiet" onClick={() => setValue(draft.takeOther())}>{say.takeTheirs}</Button>
          </div>
        </Alert>
      )}
      {field('situation', say.situation)}
      {field('resources', say.resources)}
      {field('needs', say.needsField)}
      <div className="ac-row"><Button size="small" onClick={() => void finish()}>{say.doneWriting}</Button><DraftStatus draft={draft} /></div>
    </div>
  )
}

function Both({ texts }: { texts: Texts }) {
  return <>{[texts.situation, texts.resources, texts.needs].filter(Boolean).map((text) => <p key={text} translate="no" dir="auto" className="pl-words">{text}</p>)}</>
}
