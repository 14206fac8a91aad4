interface Words {
  it: string
  en: string
}

/** Words of a tie for a male, a female and somebody whose sex is not said; the general ones come from the list `relation_type`. */
const bySex: Record<string, { M: Words; F: Words }> = {
  genitore: { M: { it: 'Padre', en: 'Father' }, F: { it: 'Madre', en: 'Mother' } },
  genitore_adottivo: { M: { it: 'Padre adottivo', en: 'Adoptive father' }, F: { it: 'Madre adottiva', en: 'Adoptive mother' } },
  compagno_genitore: { M: { it: 'Compagno del genitore', en: 'Parent’s partner' }, F: { it: 'Compagna del genitore', en: 'Parent’s partner' } },
  figlio: { M: { it: 'Figlio', en: 'Son' }, F: { it: 'Figlia', en: 'Daughter' } },
  figlio_adottivo: { M: { it: 'Figlio adottivo', en: 'Adopted son' }, F: { it: 'Figlia adottiva', en: 'Adopted daughter' } },
  figlio_partner: { M: { it: 'Figlio del partner', en: 'Partner’s son' }, F: { it: 'Figlia del partner', en: 'Partner’s daughter' } },
  fratello: { M: { it: 'Fratello', en: 'Brother' }, F: { it: 'Sorella', en: 'Sister' } },
  fratello_unilaterale: { M: { it: 'Fratello unilaterale', en: 'Half-brother' }, F: { it: 'Sorella unilaterale', en: 'Half-sister' } },
  fratello_acquisito: { M: { it: 'Fratello acquisito', en: 'Stepbrother' }, F: { it: 'Sorella acquisita', en: 'Stepsister' } },
  gemello: { M: { it: 'Gemello', en: 'Twin brother' }, F: { it: 'Gemella', en: 'Twin sister' } },
  nonno: { M: { it: 'Nonno', en: 'Grandfather' }, F: { it: 'Nonna', en: 'Grandmother' } },
  bisnonno: { M: { it: 'Bisnonno', en: 'Great-grandfather' }, F: { it: 'Bisnonna', en: 'Great-grandmother' } },
  nipote_nonno: { M: { it: 'Nipote (di nonni)', en: 'Grandson' }, F: { it: 'Nipote (di nonni)', en: 'Granddaughter' } },
  zio: { M: { it: 'Zio', en: 'Uncle' }, F: { it: 'Zia', en: 'Aunt' } },
  nipote_zio: { M: { it: 'Nipote (di zii)', en: 'Nephew' }, F: { it: 'Nipote (di zii)', en: 'Niece' } },
  cugino: { M: { it: 'Cugino', en: 'Cousin' }, F: { it: 'Cugina', en: 'Cousin' } },
  prozio: { M: { it: 'Prozio', en: 'Great-uncle' }, F: { it: 'Prozia', en: 'Great-aunt' } },
  coniuge: { M: { it: 'Marito o unito civilmente', en: 'Husband or civil partner' }, F: { it: 'Moglie o unita civilmente', en: 'Wife or civil partner' } },
  ex_coniuge: { M: { it: 'Ex marito', en: 'Former husband' }, F: { it: 'Ex moglie', en: 'Former wife' } },
  promesso_sposo: { M: { it: 'Promesso sposo', en: 'Fiancé' }, F: { it: 'Promessa sposa', en: 'Fiancée' } },
  tutore: { M: { it: 'Tutore', en: 'Guardian' }, F: { it: 'Tutrice', en: 'Guardian' } },
  tutore_volontario: { M: { it: 'Tutore volontario', en: 'Voluntary guardian' }, F: { it: 'Tutrice volontaria', en: 'Voluntary guardian' } },
  tutore_provvisorio: { M: { it: 'Tutore provvisorio', en: 'Provisional guardian' }, F: { it: 'Tutrice provvisoria', en: 'Provisional guardian' } },
  curatore: { M: { it: 'Curatore', en: 'Curator' }, F: { it: 'Curatrice', en: 'Curator' } },
  curatore_speciale: { M: { it: 'Curatore speciale', en: 'Special curator' }, F: { it: 'Curatrice speciale', en: 'Special curator' } },
  affidatario: { M: { it: 'Affidatario', en: 'Foster father' }, F: { it: 'Affidataria', en: 'Foster mother' } },
  compagno_viaggio: { M: { it: 'Compagno di viaggio', en: 'Travel companion' }, F: { it: 'Compagna di viaggio', en: 'Travel companion' } },
  amico: { M: { it: 'Amico', en: 'Friend' }, F: { it: 'Amica', en: 'Friend' } },
  vicino: { M: { it: 'Vicino di casa', en: 'Neighbour' }, F: { it: 'Vicina di casa', en: 'Neighbour' } },
}

/** What somebody of this sex is called in a tie; null: use the label of the list. */
export function kinWords(type: string, sex: 'M' | 'F' | 'X' | null): Words | null {
  return sex === 'M' || sex === 'F' ? (bySex[type]?.[sex] ?? null) : null
}

/** Generations between the two ends of a tie: how far above `to` stands `from`. Null: the tie says nothing of generations. */
const steps: Record<string, number> = {
  genitore: 1, madre: 1, padre: 1, genitore_adottivo: 1, genitore_decaduto: 1, compagno_genitore: 1, zio: 1,
  figlio: -1, figlio_adottivo: -1, figlio_partner: -1, nipote_zio: -1,
  fratello: 0, fratello_unilaterale: 0, fratello_acquisito: 0, gemello: 0, cugino: 0,
  nonno: 2, prozio: 2, nipote_nonno: -2, pronipote_zio: -2, bisnonno: 3, pronipote: -3,
  coniuge: 0, ex_coniuge: 0, convivente: 0, ex_convivente: 0, promesso_sposo: 0,
}

export const generationStep = (type: string): number | null => steps[type] ?? null
