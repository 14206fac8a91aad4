import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Why } from '#kernel/web/ui/Why.tsx'
import { norms, type Norm, type NormCode } from '../domain/norms.ts'
import { intakeWords } from './words.ts'

/** One rule: its words, its source, and how sure it is. */
export function NormText({ norm }: { norm: Norm }) {
  const say = useWords(intakeWords)
  const both = useSay()
  return (
    <>
      <p>{both(norm.text)}</p>
      <p className="ac-meta"><span lang="it">{norm.source}</span>. {say[`sure_${norm.sure}`]}</p>
    </>
  )
}

/** Why somebody must report: rules of the duty to report, each quoted with its sureness. */
export function DutyToReport({ codes = ['SEG-01', 'SEG-02', 'SEG-06'] }: { codes?: readonly NormCode[] }) {
  const say = useWords(intakeWords)
  return (
    <Why of={say.dutyOf}>
      {codes.map((code) => <NormText key={code} norm={norms[code]} />)}
    </Why>
  )
}
