import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useShortcut } from '../shortcuts.ts'
import { useWords } from '../i18n/words.ts'
import { classes } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import { uiWords } from './words.ts'

export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Can be ordered by; the order itself is the screen's work (`onSort`). */
  sortable?: boolean
  align?: 'start' | 'end'
  /** Stays on one line where there is room for a table: numbers, ages. */
  whole?: boolean
  /** Left out when printed. */
  screenOnly?: boolean
}

export interface Sort {
  by: string
  down: boolean
}

interface TableProps<Row> {
  /** What the table is, for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row leads: the first column becomes a link, the whole row can be clicked, J and K walk through the rows. */
  rowHref?: (row: Row) => string | undefined
  sort?: Sort | undefined
  onSort?: (sort: Sort) => void
  /** Shown in the last column. */
  rowActions?: (row: Row) => ReactNode
}

function step(container: HTMLElement | null, by: 1 | -1): void {
  const links = [...(container?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
  const now = links.indexOf(document.activeElement as HTMLElement)
  links[now === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, now + by))]?.focus()
}

/** Rows and columns; on a phone each row becomes a card that repeats the headers. */
export function Table<Row>({ caption, columns, rows, rowKey, rowHref, sort, onSort, rowActions }: TableProps<Row>) {
  const say = useWords(uiWords)
  const container = useRef<HTMLDivElement>(null)
  useShortcut(rowHref ? 'j' : undefined, say.nextRow, () => step(container.current, 1))
  useShortcut(rowHref ? 'k' : undefined, say.previousRow, () => step(container.current, -1))
  const arrows = (event: KeyboardEvent) => {
    if (!rowHref || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || !(event.target as HTMLElement).matches('[data-row-link]')) return
    event.preventDefault()
    step(container.current, event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for arrows pressed on the links inside
    <div ref={container} className="ac-table-box" onKeyDown={arrows}>
      <table className="table ac-table">
        <caption className="ac-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => <Head key={column.id} {...{ column, sort, onSort }} />)}
            {rowActions && <th scope="col"><span className="ac-hidden">{say.actions}</span></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = rowHref?.(row)
            return (
              <tr key={rowKey(row)} className={href ? 'ac-row-link' : undefined}>
                {columns.map((column, index) => {
                  const content = column.cell(row)
                  const cellClass = classes(column.align === 'end' && 'ac-end', column.whole && 'ac-whole', column.screenOnly && 'ac-screen-only')
                  if (index > 0) return <td key={column.id} data-label={column.header} className={cellClass}>{content}</td>
                  return <th key={column.id} scope="row" className={cellClass}>{href ? <Link to={href} data-row-link="">{content}</Link> : content}</th>
                })}
                {rowActions && <td className="ac-row-actions">{rowActions(row)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row>; sort: Sort | undefined; onSort: ((sort: Sort) => void) | undefined }) {
  const say = useWords(uiWords)
  const mine = sort?.by === column.id
  const order = mine ? (sort.down ? 'descending' : 'ascending') : column.sortable ? 'none' : undefined
  return (
    <th scope="col" aria-sort={order} className={classes(column.align === 'end' && 'ac-end', column.screenOnly && 'ac-screen-only')}>
      {column.sortable && onSort ? (
        <button type="button" className="ac-sort" title={say.sortBy(column.header)} onClick={() => onSort({ by: column.id, down: mine && !sort.down })}>
          {column.header}
          <Icon name={mine && sort.down ? 'arrow-down' : 'arrow-up'} size={14} />
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}
