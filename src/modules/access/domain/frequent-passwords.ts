/**
 * Words of which guessable passwords are made, as they stand in the published rankings of Italian and English ones: alone, stretched with digits and
 * signs, or two or three in a row (`isFrequent` in `password.ts` counts the combinations, some hundred million). Written without accents.
 */
export const frequentStems: readonly string[] = `
password passw0rd passwort passwd parola parolachiave paroladordine segreto segreta segretissimo accesso entra entrata benvenuto benvenuta welcome login
ciaociao ciao buongiorno buonasera buonanotte amore amoremio tiamo tivogliobene tesoro angelo stella stellina principessa farfalla cucciolo cuore mamma papa
bambina bambino vita sole luna mare cielo fiore rosa gatto cane micio gattino orso orsetto delfino tigre lupo aquila drago leone pippo pluto topolino paperino
juventus forzajuve juve inter forzainter milan forzamilan napoli forzanapoli roma forzaroma lazio ferrari valentino ilovechocolate fiorentina torinofc
atalanta sampdoria genoa cagliari palermo calcio pallone football soccer maradona ronaldo delpiero totti ibrahimovic baggio rossonero nerazzurro bianconero
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre primavera estate autunno inverno
january february march april june july august september october november december spring summer autumn winter
lunedi martedi mercoledi giovedi venerdi sabato domenica monday tuesday wednesday thursday friday saturday sunday oggi domani
italia italiano milano torino lombardia bergamo brescia genova venezia bologna firenze bari catania verona messina padova trieste taranto parma prato modena
reggio ravenna livorno rimini ferrara foggia latina salerno monza siracusa pescara vicenza terni trento forli novara piacenza ancona arezzo udine cesena lecce
pesaro alessandria pistoia pisa lucca treviso como varese brindisi caserta ragusa cremona pavia cosenza imola massa potenza asti matera lodi lecco aosta cuneo
piemonte liguria veneto friuli toscana umbria marche abruzzo molise campania puglia basilicata calabria sicilia sardegna sondrio mantova biella savona rovigo
comune municipio serviziosociale servizisociali assistentesociale assistente sociale educatore psicologo tribunale minori minorenni tutela bambini famiglia
comunita affido fascicolo cartella pratica servizio sportello azienda regione provincia scuola ospedale cooperativa accanto
ufficio lavoro computer internet telefono cellulare windows microsoft office google facebook instagram samsung iphone apple android gmail libero tiscali alice
administrator amministratore amministrazione admin root utente user guest default test prova demo master server sistema system backup database network wifi
qwerty qwertyuiop asdfgh asdfghjkl zxcvbnm azerty abcdef abc abcd letmein monkey dragon sunshine iloveyou superman batman spiderman pokemon starwars trustno
shadow michael jordan harley ranger hunter buster thomas killer george charlie andrew michelle love jessica pepper daniel joshua maggie cookie computer
princess football baseball basketball hockey flower freedom whatever secret lovely hello nothing access matrix cheese ginger hannah summer orange purple silver
francesco francesca giuseppe giuseppina giovanni giovanna alessandro alessandra alessio alessia andrea antonio antonella antonietta stefano stefania roberto
roberta martina martino matteo lorenzo lorenza leonardo federico federica simone simona riccardo gabriele gabriella valentina chiara elisa sara giulia giulio
sofia aurora michele michela salvatore domenico mario maria marco marta luca lucia luigi luisa paolo paola pietro piero carlo carla claudio claudia cristian
cristina daniele daniela davide debora denise diego dario elena eleonora emanuele emanuela emma enrico erika ettore eva fabio fabiana fabrizio filippo
filomena gaia gianluca gianni giacomo giada giorgio giorgia ginevra greta ilaria irene isabella jacopo katia laura lidia linda lisa manuel manuela marcello
margherita marina massimo massimiliano mattia maurizio melissa miriam mirko monica nadia nicola nicole nicolo noemi ornella patrizia patrizio raffaele
raffaella rebecca renato rita rocco rosanna rosaria samuel samuele sandra sandro sabrina serena sergio silvia silvio sonia susanna tania teresa tiziana tommaso
umberto valeria valerio vanessa veronica vincenzo vittoria vittorio viviana walter zoe anna angela anita annalisa barbara beatrice benedetta bianca bruno
camilla carmela carmen carolina caterina cecilia cinzia mohamed muhammad ahmed fatima aisha omar youssef amina hassan ibrahim
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti deluca mancini costa giordano rizzo lombardi moretti barbieri fontana
santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli vitale lombardo serra coppola desantis dangelo marchetti parisi villa conte
ferraro ferri fabbri bianco marini grasso valentini messina
`.trim().split(/\s+/)
