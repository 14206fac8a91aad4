import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger, Heading } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useWords } from '../i18n/words.ts'
import { Icon } from './Icon.tsx'
import { uiWords } from './words.ts'

interface WhyProps {
  /** What the reason belongs to; said to screen readers ("termine", "rifiuto"). */
  of: string
  children: ReactNode
  /** Rule, article, document: named in Italian in whatever language the screen is. */
  source?: ReactNode
}

/** Opens the reason of a date, a refusal, a suggestion: rule, article, sure or not, who decided. */
export function Why({ of, children, source }: WhyProps) {
  const say = useWords(uiWords)
  return (
    <DialogTrigger>
      <Button className="ac-why" aria-label={say.whyOf(of)}>
        <Icon name="help-circle" size={18} /> {say.why}
      </Button>
      <Popover className="ac-popover ac-why-popover" placement="bottom start">
        <Dialog className="ac-why-dialog">
          <Heading slot="title" className="ac-why-title">{say.whyOf(of)}</Heading>
          <div>{children}</div>
          {source && <p className="ac-meta">{say.source}: <span lang="it">{source}</span></p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
