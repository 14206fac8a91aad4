import { expect, it } from 'vitest'
import { browserName } from './browser.ts'
import { lockMinutes } from './lockout.ts'
import { isFreshStep, readSecondFactor, showRecoveryCode } from './totp.ts'

it('locks at each fifth failure, for longer each time, never for more than two hours', () => {
  expect([1, 4, 5, 6, 10, 15, 20, 50].map(lockMinutes)).toEqual([null, null, 15, null, 30, 60, 120, 120])
})

it('takes a code once, and none older than it', () => {
  expect([isFreshStep(10, null), isFreshStep(11, 10), isFreshStep(10, 10), isFreshStep(9, 10)]).toEqual([true, true, false, false])
})

it('reads what people type, with spaces, dashes and capitals', () => {
  expect(readSecondFactor('123 456')).toEqual({ kind: 'totp', code: '123456' })
  expect(readSecondFactor('ABCD-efgh-2345-mnop')).toEqual({ kind: 'recovery', code: 'abcdefgh2345mnop' })
  expect(readSecondFactor('12345')).toBeNull()
  expect(readSecondFactor('abcd-efgh-1890-mnop')).toBeNull()
})

it('prints recovery codes in groups that read back the same', () => {
  expect(showRecoveryCode('abcdefgh2345mnop')).toBe('abcd-efgh-2345-mnop')
  expect(readSecondFactor(showRecoveryCode('abcdefgh2345mnop'))).toEqual({ kind: 'recovery', code: 'abcdefgh2345mnop' })
})

it('names browsers as people do', () => {
  expect(browserName('Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge – Windows')
  expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1')).toBe('Safari – iPhone')
  expect(browserName('curl/8')).toBe('')
})
