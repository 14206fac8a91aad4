import { actor, publicBody, service, team } from './actors.ts'
import { days, every, localTerm, noTerm, rulesOf } from './table.ts'

/** 3.15 — national standards: soft law, shown as a standard and never as law. */
export const rulesStandards = rulesOf('STD', [
  {
    id: 'STD-01', title: ['Progetto quadro della famiglia vulnerabile', 'Framework project of a vulnerable family'],
    trigger: ['Presa in carico di una famiglia vulnerabile', 'Taking in charge of a vulnerable family'],
    by: team, term: localTerm('service', 'days'),
    action: ['Progetto quadro con la famiglia e il minore; valutazione sul «Mondo del bambino»', 'Framework project with family and child; assessment on the “World of the child”'],
    missed: 'NONE', source: 'Linee di indirizzo vulnerabilità, Conf. unificata 21/12/2017', sure: 'SEEN-2',
  },
  {
    id: 'STD-02', title: ['P.I.P.P.I.: T0, T1, T2', 'P.I.P.P.I.: T0, T1, T2'],
    trigger: ['Inizio del programma (T0)', 'Start of the programme (T0)'],
    by: team, term: localTerm('service', 'months', 18, 24),
    action: ['T0 inizio, T1 a metà, T2 alla fine (18–24 mesi nelle edizioni passate): valutare, micro-progettare, rivalutare', 'T0 start, T1 midway, T2 end (18–24 months in past editions): assess, micro-plan, re-assess'],
    missed: 'NONE', source: 'LEPS, L. 234/2021 art. 1 c. 170; Piano sociale 2021-23 scheda 2.7.4', sure: 'SEEN-2+UNSURE', note: ['I tempi sono da verificare', 'Timings are to be verified'],
  },
  {
    id: 'STD-03', title: ['Ingresso in comunità: progetto quadro', 'Admission to a community: framework project'],
    trigger: ['Ingresso in comunità', 'Admission to a community'],
    by: actor('service', 'Servizio sociale, comunità', 'Social service, community'), term: noTerm,
    action: ['Progetto quadro prima dell’ingresso o all’ingresso', 'Framework project before or at admission'],
    missed: ['NONE', 'Accreditamento', 'Accreditation'], source: 'Linee residenziali 2017, aggiornate 8/2/2024; legge regionale', sure: 'UNSURE+SEEN-2', note: ['Data dell’aggiornamento da fonte secondaria', 'Update date from a secondary source'],
  },
  {
    id: 'STD-03b', title: ['Ingresso in comunità: PEI', 'Admission to a community: PEI'],
    trigger: ['Ingresso in comunità', 'Admission to a community'],
    by: actor('community', 'Comunità, con il servizio sociale', 'Community, with the social service'), term: localTerm('region', 'days', 30, 60),
    action: ['PEI scritto e condiviso con il minore e la famiglia, entro i giorni fissati dalla regione (esempi: 30 giorni, due mesi)', 'PEI drafted and shared with child and family, within the days fixed by the region (examples: 30 days, two months)'],
    missed: ['NONE', 'Accreditamento', 'Accreditation'], source: 'Linee residenziali 2017, aggiornate 8/2/2024; legge regionale', sure: 'UNSURE', note: ['I giorni li decide la legge regionale', 'Regional law decides the days'],
  },
  {
    id: 'STD-04', title: ['Verifica del PEI', 'Review of the PEI'],
    trigger: ['PEI in vigore', 'PEI in force'],
    by: actor('community', 'Comunità e servizio sociale', 'Community and social service'), term: localTerm('region', 'every-months', 3, 6),
    action: ['Verifica ogni 3 o 6 mesi, secondo il parametro locale; alimenta AFF-08', 'Review every 3 or 6 months, by the local parameter; feeds AFF-08'],
    missed: 'NONE', source: 'Linee residenziali 2017, aggiornate 8/2/2024; legge regionale', sure: 'UNSURE',
  },
  {
    id: 'STD-05', title: ['Verifica del progetto di affidamento', 'Review of the foster care project'],
    trigger: ['Inizio dell’affidamento', 'Start of foster care'],
    by: service, term: every(6, 'A'),
    action: ['Verifica almeno ogni 6 mesi (per legge AFF-08); progetto di affidamento dentro il progetto quadro', 'Review at least every 6 months (by law AFF-08); foster project inside the framework project'],
    missed: 'NONE', source: 'Linee affido 2012, aggiornate 8/2/2024', sure: 'SEEN-2+OWN', note: ['La data da fonte secondaria; l’intervallo per conoscenza propria', 'The date from a secondary source; the interval own knowledge'],
  },
  {
    id: 'STD-06', title: ['Nucleo ADI: primo incontro', 'ADI household: first meeting'],
    trigger: ['Sottoscrizione del patto di attivazione digitale (PAD)', 'Signature of the digital activation pact (PAD)'],
    by: actor('party', 'Nucleo con minori', 'Household with minors'), term: days(120),
    action: ['Presentarsi al primo incontro', 'Appear at the first meeting'],
    missed: ['NONE', 'Il beneficio è sospeso', 'The benefit is suspended'], source: 'D.L. 48/2023', sure: 'OWN',
  },
  {
    id: 'STD-06b', title: ['Nucleo ADI: incontri successivi', 'ADI household: later meetings'],
    trigger: ['Primo incontro', 'First meeting'],
    by: actor('party', 'Nucleo con minori', 'Household with minors'), term: every(90, 'A', 'days'),
    action: ['Presentarsi ogni 90 giorni', 'Appear every 90 days'],
    missed: ['NONE', 'Il beneficio è sospeso', 'The benefit is suspended'], source: 'D.L. 48/2023', sure: 'OWN',
  },
  {
    id: 'STD-07', title: ['Flussi SIUSS e SINBA', 'SIUSS and SINBA flows'],
    trigger: ['Prestazioni erogate', 'Services given'],
    by: publicBody, term: noTerm,
    action: ['Trasmettere i flussi SIUSS e SINBA', 'Transmit the SIUSS and SINBA flows'],
    missed: 'NONE', source: 'D.Lgs. 147/2017 art. 24', sure: 'OWN',
  },
], { kind: 'standard' })
