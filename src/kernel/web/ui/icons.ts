/** Pictures available to screens: names of bootstrap-italia symbols without their `it-`. A new one also goes into `sprite.svg`. */
export const iconNames = [
  'arrow-down', 'arrow-left', 'arrow-right', 'arrow-up', 'ban', 'bookmark', 'box', 'burger', 'calendar', 'card', 'chart-line', 'check',
  'check-circle', 'chevron-left', 'chevron-right', 'clip', 'clock', 'close', 'close-circle', 'collapse', 'comment', 'copy', 'delete',
  'download', 'error', 'exchange-circle', 'expand', 'external-link', 'file', 'file-image', 'file-pdf', 'files', 'flag', 'folder', 'funnel',
  'hearing', 'help-circle', 'horn', 'inbox', 'info-circle', 'key', 'link', 'list', 'lock', 'locked', 'logout', 'mail', 'map-marker',
  'minus', 'more-actions', 'more-items', 'note', 'pa', 'password-invisible', 'password-visible', 'pencil', 'pin', 'plus', 'plus-circle',
  'print', 'refresh', 'restore', 'search', 'settings', 'share', 'star-full', 'star-outline', 'telephone', 'tool', 'unlocked', 'upload',
  'user', 'video', 'warning', 'warning-circle', 'wifi', 'zoom-in', 'zoom-out',
] as const

export type IconName = (typeof iconNames)[number]
