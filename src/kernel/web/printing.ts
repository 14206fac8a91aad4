import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** A list that is read page after page (`useListOf`), as far as printing needs it. */
interface Reading {
  isFetching: boolean
  isPlaceholderData: boolean
  hasNextPage: boolean
  error: unknown
  fetchNextPage: () => Promise<unknown>
}

/** Rows beyond which a list is not read on for paper: what it counts then says how many there are. */
const MOST_ROWS = 1000

/**
 * Paper shows all that the filters show: once `printing` is true, pages not yet read are read first (`rows`: how many are there already; left out, all of
 * them are read), then the browser prints. `onDone` is called afterwards, also when a page could not be read: then nothing is printed.
 */
export function usePrinting(printing: boolean, { isFetching, isPlaceholderData, hasNextPage, error, fetchNextPage }: Reading, onDone: () => void, rows = 0): void {
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (!printing || ((isFetching || isPlaceholderData) && !error)) return
    if (hasNextPage && !error && rows < MOST_ROWS) return void fetchNextPage()
    if (!error) window.print()
    done.current()
  }, [printing, isFetching, isPlaceholderData, hasNextPage, error, fetchNextPage, rows])
}

/** Is the paper being made? For what is shown otherwise on it: a grid of hours, where words are cut, as a list. */
export function useOnPaper(): boolean {
  const [paper, setPaper] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPaper(true))
    const end = () => setPaper(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return paper
}
