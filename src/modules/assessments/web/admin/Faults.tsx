import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import type { FaultView } from '../../contract.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { adminWords } from './words.ts'

/** What stands in the way of publishing, each with where it is; nothing: it can be published. */
export function Faults({ faults, instrument }: { faults: readonly FaultView[]; instrument: Instrument }) {
  const say = useWords(adminWords)
  const both = useSay()
  const place = (where: string): string => {
    const [part, s, , i] = where.split('.')
    const section = part === 'sections' ? instrument.sections[Number(s)] : undefined
    return [section && both(section.title), section?.items[Number(i)] && both(section.items[Number(i)]!.label)].filter(Boolean).join(' › ')
  }
  if (!faults.length) return <Callout kind="success" title={say.noFaults}>{say.noFaultsText}</Callout>
  return (
    <Callout kind="warning" title={say.faults(faults.length)}>
      <ul>{faults.map((fault) => <li key={`${fault.where} ${fault.says.it}`}>{both(fault.says)} <span className="ac-meta">{place(fault.where)}</span></li>)}</ul>
    </Callout>
  )
}
