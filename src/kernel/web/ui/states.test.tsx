// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ApiProblem } from '../api.ts'
import { ErrorState } from './states.tsx'

const refused = (path: string) => new ApiProblem({ type: 'urn:x', code: 'invalid', status: 400, title: 'Alcuni dati non vanno bene', errors: [{ path, message: 'Non valido' }] })

test('an address that names nothing says so and leads back: there are no fields to check, and trying again changes nothing', () => {
  render(<ErrorState problem={refused('appointmentId')} onRetry={() => undefined} />)
  expect(screen.getByText('Non esiste, oppure non è tra ciò che puoi vedere')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Torna indietro' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Riprova' })).toBeNull()
})

test('what is wrong with what was asked keeps its own words', () => {
  render(<ErrorState problem={refused('from')} onRetry={() => undefined} />)
  expect(screen.getByText('Alcuni dati non vanno bene')).toBeTruthy()
})
