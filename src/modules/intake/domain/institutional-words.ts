const listed = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words (folded) that make a run of capitalised words the name of an office, an institution, a law or a place instead of a person's. */
export const institutional = listed(`
  accanto accoglienza affari affidamento affido agenzia aiuto alleanza ambito amministrazione anagrafe anno annunziata antitratta antiviolenza area
  articolo asl asilo assistente assistenti assistenza associazione ats ausl avvocato avvocatura azienda beneficenza biblioteca cabina cam carabinieri
  caritas cartabia cas casa caserma catechismo cav cda centrale centro cittadino citta civile codice collegio comando commissariato commissione comprensivo
  comprensorio comunale comune comunita consiglio consolato consorzio consultorio convenzione cooperativa coordinamento corte costituzione cpia croce
  csm cts decreto delibera dipartimento direzione dirigente distretto dirigenza diritto dispersione ente equipe europea europeo famiglia familiare
  fondazione forze funzione garante garanzia gdpr gip giudice giunta giustizia governo gruppo guardia guida immigrazione infanzia innocenti inps
  integrazione interni internazionale intesa istituto istruzione italia italiana italiano itis ipsia laboratorio lavoro legge liceo linee linea lombardia
  magistrato media ministero ministro minore minorenni minorile minori mediazione msna municipio nazionale nazioni neuropsichiatria nido npi onlus
  ordine ospedale osservatorio parrocchia pediatria penale penitenziario piano polizia polo pon pmm popolazione prefetto prefettura presidente presidenza
  presidio primaria procedura procura procuratore progetto pronto protezione protocollo provincia pubblica pubblico pubblici questura regionale regione
  regolamento repubblica responsabile rete riforma rom roma sai sanita sanitaria sanitario save scolastica scolastico scuola secondaria segreteria serd servizi
  servizio settore sert sim sindaco sociale sociali soccorso sociosanitario sprar sportello stato statale stati superiore team telefono terzo territoriale toscana
  tribunale tribunali tutela tutelare tutore ufficio ufficiale uffici unicef unione unita unite universita usl ussm uvm valutazione vigili volontari zona
  gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedi martedi mercoledi giovedi venerdi sabato domenica
  natale pasqua capodanno ramadan children helpline meet whatsapp instagram tiktok google teams excel word pdf
  court prosecutor school service services office council police hospital law code act children's social
`)

/** Words (folded) that stand before a name or begin a sentence, and are no part of a name. */
export const before = listed(`
  a ad ai al alla allo agli alle da dal dalla dallo dai dagli dalle di del della dello dei degli delle in nel nella nello nei negli nelle su sul sulla sullo con per tra fra
  il lo la i gli le un uno una l d e ed o ma se non che chi cui come quando dove perche poi dopo prima oggi ieri domani secondo anche inoltre infine quindi
  questo questa quello quella si ci c noi io loro lui lei ha sono chiedo chiediamo segnalo segnaliamo vorrei vorremmo buongiorno buonasera salve
  gentile gentili gentilissima gentilissimo cara caro cari egregio egregia spettabile cordiali grazie distinti saluti risposta domanda nota
  dott dottor dottore dottoressa dr prof professor professore professoressa sig signor signora signori signorina avv ing maestra maestro don suor padre
  the a an in on at of to for from with if when where how dear hello thanks mr mrs ms dr
`)
