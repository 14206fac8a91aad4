import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useGo } from '../paths.ts'
import { useWords } from '../i18n/words.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { uiWords } from './words.ts'

export interface MenuAction {
  id: string
  label: string
  icon?: IconName
  to?: string
  onAction?: () => void
  disabled?: boolean
  /** Harms: shown in red, last. */
  danger?: boolean
}

/** Actions used less often, behind one button. */
export function Menu({ label, icon = 'more-items', text, items }: { label?: string; icon?: IconName; text?: string; items: readonly MenuAction[] }) {
  const say = useWords(uiWords)
  const go = useGo()
  return (
    <MenuTrigger>
      <AriaButton className={text ? 'ac-btn btn btn-outline-primary' : 'ac-icon-btn'} aria-label={text ? undefined : (label ?? say.more)}>
        <Icon name={icon} />
        {text && <span>{text}</span>}
      </AriaButton>
      <Popover className="ac-popover" placement="bottom end">
        <AriaMenu className="ac-menu" disabledKeys={items.filter((one) => one.disabled).map((one) => one.id)} aria-label={label ?? text ?? say.more}>
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} className={item.danger ? 'ac-menu-item ac-menu-danger' : 'ac-menu-item'} textValue={item.label} onAction={() => (item.to ? go(item.to) : item.onAction?.())}>
              {item.icon && <Icon name={item.icon} />}
              {item.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
