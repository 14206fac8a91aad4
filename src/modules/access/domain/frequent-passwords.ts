/**
 * Beginnings that make a password guessable, whatever follows them: the most frequent Italian and English ones that a worker might stretch to
 * twelve characters. Written without accents, digits for letters undone.
 */
export const frequentStems: readonly string[] = `
password passw0rd passwort parola parolachiave paroladordine segreto segreta segretissimo accesso entra entrata benvenuto benvenuta welcome
ciaociao ciao buongiorno buonasera buonanotte amore amoremio tiamo tivogliobene tesoro angelo stella stellina principessa farfalla cucciolo
juventus forzajuve inter forzainter milan forzamilan napoli forzanapoli roma forzaroma lazio ferrari valentino ilovechocolate
francesco francesca giuseppe giovanni giovanna alessandro alessandra andrea antonio antonella stefano stefania roberto roberta martina
matteo lorenzo leonardo federico federica simone riccardo gabriele valentina chiara elisa sara giulia sofia aurora michele salvatore domenico
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre primavera estate autunno inverno
lunedi martedi mercoledi giovedi venerdi sabato domenica italia milano torino lombardia bergamo brescia comune municipio
serviziosociale servizisociali assistentesociale assistente sociale educatore psicologo tribunale minori tutela bambini famiglia comunita
ufficio computer internet telefono cellulare windows microsoft office google facebook instagram samsung iphone
administrator amministratore amministrazione admin superuser root utente user default guest test testtest prova provaprova changeme cambiami
letmein iloveyou sunshine princess football baseball basketball dragon monkey shadow master superman batman pokemon starwars michael jennifer
jordan hunter killer trustno1 whatever freedom flower summer winter spring autumn monday friday chocolate cookie butterfly liverpool chelsea
qwerty qwertyuiop qwertyuiopasdf asdfghjkl asdfgh zxcvbnm qazwsx qazwsxedc qweasd 1q2w3e4r 1qaz2wsx zaq12wsx q1w2e3r4 abcdef abcdefgh abcabc
accanto fascicolo cartella sportello
`.trim().split(/\s+/)
