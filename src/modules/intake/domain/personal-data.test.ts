import { describe, expect, it } from 'vitest'
import { findPersonalData } from './personal-data.ts'

const found = (text: string) => findPersonalData(text, '2026-11-22').map(({ kind, text: passage }) => `${kind}: ${passage}`)

describe('what looks like data of a person', () => {
  it.each([
    ['Il codice è BNYMNA11L49Z301K.', 'taxCode: BNYMNA11L49Z301K'],
    ['cf bnymna 11l49 z301k', 'taxCode: bnymna 11l49 z301k'],
    ['Con omocodia: BNYMNAMML49Z30MK', 'taxCode: BNYMNAMML49Z30MK'],
    ['Scrivere a mamma.diamina@example.it per sentirla', 'email: mamma.diamina@example.it'],
    ['La madre risponde al 333 1234567 la sera', 'phone: 333 1234567'],
    ['tel. +39 347 12 34 567', 'phone: +39 347 12 34 567'],
    ['casa: 02/9876543', 'phone: 02/9876543'],
    ['il padre ha un numero estero, +20 100 123 4567', 'phone: +20 100 123 4567'],
    ['nata il 9/7/2011 a Rho', 'birthDate: 9/7/2011'],
    ['data di nascita: 09.07.11', 'birthDate: 09.07.11'],
    ['nato a Milano il 3 marzo 2024', 'birthDate: 3 marzo 2024'],
    ['un alunno (12/05/2015) che', 'birthDate: 12/05/2015'],
    ['abitano in via Giuseppe Verdi 12', 'address: via Giuseppe Verdi 12'],
    ['in Piazza San Vittore, n. 3/b', 'address: Piazza San Vittore, n. 3/b'],
    ['La collega riferisce che Amina Benyahia torna a casa da sola', 'name: Amina Benyahia'],
    ['Ho visto Maria De Luca con un livido', 'name: Maria De Luca'],
    ['Il signor Ahmed El Sayed non risponde', 'name: Ahmed El Sayed'],
    ['Secondo la maestra ROSSI ANNA dorme in classe', 'name: ROSSI ANNA'],
    ['l’alunna Amina arriva tardi', 'name: Amina'],
    ['Un ragazzo di nome Youssef', 'name: Youssef'],
    ['Si tratta di una bambina che si chiama Ñusta', 'name: Ñusta'],
    ['L’alunna Amina Benyahia dorme', 'name: Amina Benyahia'],
    ['Ho sentito Jean-Baptiste N’Diaye e la zia', 'name: Jean-Baptiste N’Diaye'],
    ['Buongiorno, seguo D’Angelo Luca in seconda media', 'name: D’Angelo Luca'],
  ])('%s', (text, passage) => expect(found(text)).toContain(passage))

  it('is told once for each passage, in order', () => {
    expect(found('La mamma Fatima Alaoui (333 1234567) dice che l’alunna Amina, nata il 9/7/2011, sta male')).toEqual([
      'name: Fatima Alaoui', 'phone: 333 1234567', 'name: Amina', 'birthDate: 9/7/2011',
    ])
  })
})

describe('what is no data of a person', () => {
  it.each([
    'Una bambina di nove anni torna a casa da sola ogni giorno: la scuola deve segnalare?',
    'La segnalazione va alla Procura della Repubblica presso il Tribunale per i Minorenni di Milano.',
    'Il Dirigente Scolastico dell’Istituto Comprensivo Alessandro Manzoni chiede se può aspettare.',
    'Valgono l’art. 331 c.p.p., gli artt. 330, 333 e 336 c.c. e la L. 184/1983.',
    'Si veda il D.Lgs. 142/2015 e la circolare n. 12 del 12/3/2019 del Ministero dell’Istruzione.',
    'È successo il 12/3/2026 e di nuovo il 14 ottobre 2026.',
    'Come previsto dalla Legge Cartabia, il Servizio Sociale incontra la famiglia.',
    'Il Pronto Soccorso e la Neuropsichiatria Infantile sono già stati sentiti. La NPI risponde lunedì.',
    'A Rho e a Settimo il servizio è lo stesso. In Lombardia anche.',
    'Buongiorno Dottoressa, la Polizia Locale è passata ieri.',
    'Un corso di formazione 2026 per gli insegnanti, 300.000 euro, prot. 1234/2026.',
    'ASL e INPS non c’entrano; il TM e la PMM sì. GDPR, SAI o CAS: lo stesso.',
    'La madre dice che il figlio non vuole parlarne. Il padre non risponde.',
    'L’alunna non parla, D’accordo. L’Istituto tace. Sull’Ufficio di Piano decide l’Ambito.',
    'Il bambino CAS è ospite di una struttura SAI.',
    '',
  ])('%s', (text) => expect(found(text)).toEqual([]))
})
