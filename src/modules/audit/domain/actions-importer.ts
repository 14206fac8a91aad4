/** What is done about registers that are loaded, said of a person. */
export const importerActions: Record<string, readonly [it: string, en: string]> = {
  'importer.uploadRegister': ['ha caricato un elenco da importare', 'uploaded a register to import'],
  'importer.listRuns': ['ha guardato le importazioni', 'looked at the imports'],
  'importer.getRun': ['ha aperto un’importazione', 'opened an import'],
  'importer.getProgress': ['ha guardato l’avanzamento di un’importazione', 'looked at the progress of an import'],
  'importer.setMapping': ['ha corretto le colonne di un’importazione', 'corrected the columns of an import'],
  'importer.listRows': ['ha scorso le righe di un’importazione', 'went through the rows of an import'],
  'importer.confirmRun': ['ha confermato un’importazione', 'confirmed an import'],
  'importer.discardRun': ['ha annullato un’importazione', 'discarded an import'],
  'importer.downloadRefused': ['ha scaricato le righe rifiutate', 'downloaded the refused rows'],
  'importer.listCreated': ['ha guardato che cosa è stato importato', 'looked at what was imported'],
  'importer.listKnown': ['ha guardato chi di un elenco potrebbe essere già registrato', 'looked at who of a register may be registered already'],
  'importer.listBeyond': ['ha guardato quali altri servizi potrebbero avere i minori di un elenco', 'looked at which other services may hold the children of a register'],
  'importer.answerKnown': ['ha detto se le righe di un elenco sono minori già registrati', 'said whether rows of a register are children registered already'],
  'importer.answerRest': ['ha lasciato in dubbio il resto di un elenco', 'left the rest of a register undecided'],
  'importer.matchAgain': ['ha confrontato di nuovo un elenco con chi è registrato', 'compared a register again with who is registered'],
  'importer.downloadSample': ['ha scaricato il file di esempio', 'downloaded the sample file'],
}
