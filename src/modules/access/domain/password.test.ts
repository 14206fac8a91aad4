import { expect, it } from 'vitest'
import { passwordFault } from './password.ts'

const own = ['anna.bianchi', 'Anna', 'Bianchi', 'Comune di Vallefiorita']
const fault = (password: string) => passwordFault(password, own)?.en ?? null

it('wants twelve characters, counted as people count them', () => {
  expect(fault('zuppa-grigi')).toContain('12 characters')
  expect(fault('zuppa-grigia')).toBeNull()
  expect(fault('🦊🐢🦊🐢🦊🐙')).toContain('12 characters')
})

it('refuses what an attacker knows of the person', () => {
  for (const password of ['BIANCHI-ombrello', 'ombrello4nnaverde', 'tramontoVallefiorita']) expect(fault(password), password).toContain('your name')
})

it('refuses frequent passwords stretched with digits and signs', () => {
  for (const password of ['Password12345!', 'P@ssw0rd2026', 'juventusjuventus', 'ServizioSociale1', 'benvenuto2026']) expect(fault(password), password).toContain('most used')
})

it('refuses two or three frequent words in a row, in any order, whatever stands between them', () => {
  const made = ['juventusmilano', 'Milano1985Roma!', 'ciao-amore-mio', 'MarioRossi1985', 'estate2026mare', 'passwordsegreta', 'Luglio.Agosto26', 'tribunaleminorenni', '4m0r3Fr4nc3sc4']
  for (const password of made) expect(fault(password), password).toContain('most used')
})

it('refuses what is drawn on the keyboard', () => {
  for (const password of ['1qaz2wsx3edc', '1q2w3e4r5t6y', 'zxcvbnmasdfghj', 'qazwsxedcrfv', 'qwertyuiop12']) expect(fault(password), password).toContain('regular')
})

it('refuses runs and repetitions', () => {
  for (const password of ['123456789012', 'abcdefghijkl', 'aaaaaabbbbbb', 'abababababab']) expect(fault(password), password).toContain('regular')
})

it('takes phrases, also those that hold a frequent word', () => {
  for (const password of ['quattro gatti sul tetto', 'il tesoro era sotto la quercia', 'r7%kLm2#vQx9', 'milano nebbia treno ombrello', 'gatto verde sul mare', 'roma amore mare sole luna', 'accanto-dimostrazione']) expect(fault(password), password).toBeNull()
})
