/** What an order of one kind is about: only the parts of the form that it needs are asked. */
export type FormPart = 'effects' | 'offices' | 'placement' | 'mandate' | 'duration' | 'hours' | 'reports' | 'earlier'

/** Which list of contents the law wants in it. */
export type ChecklistKind = 'ASS-02' | 'AFF-04' | 'CPC-07'

export type Nature = 'civile' | 'penale' | 'amministrativo'

export interface KindFacts {
  readonly nature: Nature
  readonly parts: readonly FormPart[]
  readonly checklist?: ChecklistKind
  /** What the form proposes for the parents, to be changed by who reads the decree. */
  readonly proposes?: RgState
}

export const rgStates = ['piena', 'limitata', 'sospesa', 'decaduta', 'nessuna'] as const
export type RgState = (typeof rgStates)[number]

const civil = (parts: readonly FormPart[], more: Omit<KindFacts, 'nature' | 'parts'> = {}): KindFacts => ({ nature: 'civile', parts, ...more })

/** Kinds of measures (`law.md` 5.1): the codes are those of the reviewed list `measure_kind`. */
export const kinds = {
  allontanamento_403: { nature: 'amministrativo', parts: ['hours', 'placement'] },
  convalida_403: civil(['hours', 'placement', 'offices', 'mandate', 'earlier']),
  conferma_403: civil(['effects', 'placement', 'mandate', 'duration', 'earlier']),
  provv_urgenti_post_403: civil(['effects', 'placement', 'mandate', 'offices']),
  prov_indifferibili: civil(['effects', 'placement', 'mandate', 'offices']),
  prov_temporanei: civil(['effects', 'placement', 'mandate', 'offices', 'duration', 'reports']),
  decadenza_330: civil(['effects', 'offices', 'placement', 'mandate', 'reports'], { proposes: 'decaduta' }),
  sospensione_rg: civil(['effects', 'offices', 'placement', 'mandate', 'duration', 'reports'], { proposes: 'sospesa' }),
  limitazione_333: civil(['effects', 'offices', 'placement', 'mandate', 'duration', 'reports'], { proposes: 'limitata', checklist: 'CPC-07' }),
  reintegra_332: civil(['effects', 'earlier'], { proposes: 'piena' }),
  allontanamento_familiare: civil(['effects', 'mandate', 'duration']),
  ordine_protezione: civil(['mandate', 'duration']),
  affido_consensuale: civil(['placement', 'mandate', 'duration', 'reports'], { checklist: 'AFF-04' }),
  affido_giudiziale: civil(['effects', 'placement', 'mandate', 'offices', 'duration', 'reports'], { checklist: 'AFF-04' }),
  affido_servizio: civil(['effects', 'placement', 'mandate', 'offices', 'duration', 'reports'], { checklist: 'ASS-02', proposes: 'limitata' }),
  vigilanza_supporto: civil(['mandate', 'duration', 'reports']),
  collocamento_comunita: civil(['placement', 'mandate', 'duration', 'reports'], { checklist: 'AFF-04' }),
  proroga_affido: civil(['duration', 'reports', 'earlier']),
  cessazione_affido: civil(['earlier']),
  incontri_protetti: civil(['mandate', 'duration', 'reports']),
  sospensione_incontri: civil(['mandate', 'duration']),
  nomina_tutore: civil(['offices', 'earlier']),
  nomina_curatore: civil(['offices', 'reports']),
  nomina_curatore_speciale: civil(['offices']),
  incarico_indagine: civil(['mandate', 'reports']),
  ctu: civil(['mandate', 'reports']),
  apertura_adottabilita: civil(['effects', 'offices', 'placement', 'mandate', 'reports']),
  adottabilita: civil(['effects', 'offices', 'placement', 'mandate']),
  preadottivo: civil(['placement', 'mandate', 'duration', 'reports']),
  adozione_piena: civil([]),
  adozione_44: civil(['effects']),
  prosieguo: civil(['placement', 'mandate', 'duration', 'reports']),
  attribuzione_eta: civil([]),
  ratifica_accoglienza: civil(['placement', 'offices']),
  rimpatrio_assistito: civil(['mandate']),
  autorizzazione_31_3: civil(['duration']),
  map: { nature: 'penale', parts: ['mandate', 'duration', 'reports'] },
  misura_cautelare_minorile: { nature: 'penale', parts: ['placement', 'mandate', 'duration'] },
  rieducativo_25: { nature: 'amministrativo', parts: ['mandate', 'duration', 'reports'] },
  reclamo: civil(['effects', 'offices', 'placement', 'earlier']),
  appello: civil(['effects', 'offices', 'placement', 'earlier']),
  cassazione: civil(['earlier']),
  archiviazione: civil(['earlier']),
} as const satisfies Record<string, KindFacts>

export type Kind = keyof typeof kinds

const known = kinds as Readonly<Record<string, KindFacts>>

/** What is known of a kind; one that a later list adds is asked everything. */
export const kindFacts = (kind: string): KindFacts =>
  known[kind] ?? { nature: 'civile', parts: ['effects', 'offices', 'placement', 'mandate', 'duration', 'reports', 'earlier'] }

/** Everything an order of these kinds is about. */
export const partsOf = (all: readonly string[]): ReadonlySet<FormPart> => new Set(all.flatMap((kind) => kindFacts(kind).parts))

/** The lists of contents that the law wants in an order of these kinds. */
export const checklistsOf = (all: readonly string[]): readonly ChecklistKind[] => [...new Set(all.flatMap((kind) => kindFacts(kind).checklist ?? []))]

/** Penal when its first kind is: what else it decides follows. */
export const natureOf = (kind: string): Nature => kindFacts(kind).nature
