import { useMemo } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { printedKinds, type PrintedKind } from '../../domain/paper.ts'
import { paperWords } from '../words.ts'
import { templateWords } from './words.ts'

/** Kinds of papers with their names, and "all". */
export function useKinds(): { options: Option[]; label: (kind: PrintedKind | 'any') => string } {
  const [papers, say] = [useWords(paperWords), useWords(templateWords)]
  return useMemo(() => {
    const label = (kind: PrintedKind | 'any'): string => (kind === 'any' ? say.any : papers[`kind_${kind}`])
    return { label, options: (['any', ...printedKinds] as const).map((kind) => ({ value: kind, label: label(kind) })) }
  }, [papers, say])
}
