import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { toastFailed } from '#kernel/web/ui/toasts.tsx'
import type { Palette } from './Palette.tsx'
import { shellWords } from './words.ts'

let arrived: typeof Palette | null = null

/** Opens the palette. What is typed before its code has come is kept, and searched as soon as it is there. */
export function PaletteDoor({ onClose }: { onClose: () => void }) {
  const say = useWords(shellWords)
  const [Box, setBox] = useState(() => arrived)
  const [typed, setTyped] = useState('')
  const from = useRef(document.activeElement)
  const close = () => {
    onClose()
    // the palette gives the focus back to where it was when it came: to nowhere, if that was the box that stood in its place
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && from.current instanceof HTMLElement) from.current.focus()
    })
  }
  const giveUp = useRef(close)
  giveUp.current = () => {
    toastFailed(say.paletteNotCome)
    close()
  }
  useEffect(() => {
    if (arrived) return
    import('./Palette.tsx').then((module) => {
      arrived = module.Palette
      setBox(() => module.Palette)
    }, () => giveUp.current())
  }, [])
  return Box ? <Box typed={typed} onClose={close} /> : <Waiting typed={typed} onType={setTyped} onClose={close} />
}

/** The same window, without what makes it search. */
function Waiting({ typed, onType, onClose }: { typed: string; onType: (text: string) => void; onClose: () => void }) {
  const say = useWords(shellWords)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    // there is nowhere else to go in it
    if (event.key === 'Tab') event.preventDefault()
  }
  return (
    <div className="ac-overlay ac-overlay-top">
      <div className="ac-modal ac-palette">
        <div role="dialog" aria-modal="true" aria-busy="true" className="ac-palette-dialog" aria-label={say.openPalette}>
          <div className="ac-palette-field">
            <Icon name="search" />
            <input ref={box} type="text" className="ac-palette-input" aria-label={say.paletteHint} placeholder={say.paletteHint} translate="no" value={typed} onChange={(event) => onType(event.target.value)} onKeyDown={keys} />
          </div>
        </div>
      </div>
    </div>
  )
}
