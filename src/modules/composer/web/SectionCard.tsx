import { lazy, Suspense, useState } from 'react'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Drawer } from '#kernel/web/ui/Modal.tsx'
import { Loaded, Skeleton } from '#kernel/web/ui/states.tsx'
import { listSectionVersions, type Paper, type Section } from '../contract.ts'
import { BlocksView } from './BlocksView.tsx'
import type { SectionHandle } from './editor/SectionEditor.tsx'
import { paperWords } from './words.ts'

const SectionEditor = lazy(async () => ({ default: (await import('./editor/SectionEditor.tsx')).SectionEditor }))

interface Props {
  paper: Paper
  section: Section
  register: (sectionId: string, handle: SectionHandle | null) => void
  onFocus: (sectionId: string) => void
  onRemark: (sectionId: string) => void
  handle: SectionHandle | undefined
}

/** A section: written by its authors, read by the others. */
export function SectionCard({ paper, section, register, onFocus, onRemark, handle }: Props) {
  const say = useWords(paperWords)
  const [versions, setVersions] = useState(false)
  const authors = section.authors.map(({ name }) => name).join(', ')
  return (
    <section className="ac-card ac-paper-section" id={`sezione-${section.id}`} aria-labelledby={`titolo-${section.id}`}>
      <div className="ac-card-head">
        <h3 id={`titolo-${section.id}`} className="ac-card-title">{section.title}</h3>
        <div className="ac-row">
          {section.clinical && <Badge kind="warning" icon="lock">{say.clinical}</Badge>}
          {section.openRemarks > 0 && <Badge kind="info" icon="comment">{say.openRemarks(section.openRemarks)}</Badge>}
        </div>
      </div>
      <p className="ac-meta">{[section.can.write ? `${say.youWrite}${section.authors.length > 1 ? ` (${authors})` : ''}` : `${say.readOnly} ${authors}`, section.optional && say.optional].filter(Boolean).join(' · ')}</p>
      {section.can.write && section.hint && <p className="ac-paper-hint ac-screen-only">{section.hint}</p>}
      {section.can.write
        ? <Suspense fallback={<Skeleton lines={3} />}><SectionEditor key={section.id} paper={paper} section={section} register={register} onFocus={() => onFocus(section.id)} /></Suspense>
        : section.blocks.length ? <BlocksView blocks={section.blocks} /> : <p className="ac-meta">{say.emptySection}</p>}
      <div className="ac-row ac-screen-only">
        {paper.can.remark && <Button kind="quiet" size="small" icon="comment" onClick={() => onRemark(section.id)}>{say.remark}</Button>}
        <Button kind="quiet" size="small" icon="restore" onClick={() => setVersions(true)}>{say.versions}</Button>
      </div>
      {versions && <Versions paper={paper} section={section} handle={handle} onClose={() => setVersions(false)} />}
    </section>
  )
}

function Versions({ paper, section, handle, onClose }: Pick<Props, 'paper' | 'section' | 'handle'> & { onClose: () => void }) {
  const say = useWords(paperWords)
  const query = useQueryOf(listSectionVersions, { paperId: paper.id, sectionId: section.id }, { staleTime: 0 })
  return (
    <Drawer open onClose={onClose} title={`${say.versions}: ${section.title}`}>
      <Loaded query={query}>{({ rows }) => rows.length === 0 ? <p>{say.noVersions}</p> : (
        <ol className="ac-plain ac-stack">
          {rows.map((one) => (
            <li key={one.n} className="ac-stack">
              <strong>{say.versionOf(one.by.name, formatDateTime(one.at))}</strong>
              <BlocksView blocks={one.blocks} />
              {handle && <Button kind="secondary" size="small" onClick={() => {
                handle.setAll(one.blocks)
                onClose()
              }}>{say.bringBack}</Button>}
            </li>
          ))}
        </ol>
      )}</Loaded>
    </Drawer>
  )
}
