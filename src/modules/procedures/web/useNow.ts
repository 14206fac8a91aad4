import { useEffect, useRef, useState } from 'react'

/** The server's clock, going on by itself: `serverNow` is what it said with the answer (ISO 8601). Ticks every `every` milliseconds. */
export function useNow(serverNow: string | undefined, every = 1000): number {
  const ahead = useRef(0)
  const heard = useRef<string | undefined>(undefined)
  if (serverNow && heard.current !== serverNow) {
    heard.current = serverNow
    const difference = Date.parse(serverNow) - Date.now()
    // an answer from the cache may be minutes old: only a clock that is really wrong is corrected
    ahead.current = Math.abs(difference) > 10 * 60_000 ? difference : 0
  }
  const [now, setNow] = useState(() => Date.now() + ahead.current)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + ahead.current), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
