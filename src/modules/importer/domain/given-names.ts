/** Given names frequent in Italy, among Italians and those who came: they tell which word of a name is which. Folded spelling. */
const LIST = `
abdallah abdel abdelkader abdou abdul abdullah achille ada adam adamo adele adem adil adriana adriano agata agnese ahmad ahmed aicha aida aisha alba albert alberto aldo
ale alessandra alessandro alessia alessio alex alexandra alexandru alfredo ali alia alice alina alma amal amanda amelia amin amina amine amir amira amina ana anas andrea andrei
angela angelica angelo anila anita anna annalisa antonella antonia antonio arben arianna arjun arianna arlind armando arsen arturo asia asma aurora awa ayoub aya azzurra bakary barbara
beatrice benedetta bianca bilal blerim boubacar bruno camilla carla carlo carlotta carmela carmen carolina caterina cecilia cesare chiara christian cinzia claudia claudio clara
concetta corrado cosimo cristian cristiana cristiano cristina daniel daniela daniele dario daria davide debora denis denisa desiree diana diego dina domenico donatella dragos
edoardo elena eleonora elia eliana elias elio elisa elisabetta elvira emanuela emanuele emma endrit enea enrico enzo erica erika ermal ernesto ettore eugenio eva fabio fabrizio
farah fares fatima fatou fatoumata fatma federica federico felice filippo fiorella fiorenza flavia flavio florin francesca francesco franco fulvio gabriel gabriela gabriele gaetano gaia
george gerardo giacomo giada gianluca gianni gianmarco ginevra gioele gioia giorgia giorgio giovanna giovanni giulia giuliano giulio giuseppe giuseppina gloria grace grazia greta
guglielmo guido hamza hana hanna hassan hiba hicham hope houda hussein ibrahim ibrahima ida idrissa ignazio ilaria imane imran ines ioana ion ionut irene iris isabel isabella ismail
issa ivan jacopo jamal jana jasmine jennifer jessica joel jonathan jose joseph joy karim karima kevin khadija khaled khalid klaudia kristian lamin lara laura lea leila leo leonardo
leonora letizia leyla lia lidia liliana lina linda lisa livia lorenza lorenzo luana luca lucia luciano lucrezia ludovica luigi luisa luna madalina mahmoud malak malika mamadou manuel
manuela mara marcello marco margherita maria mariam mariama marianna mario marina marisa marta martina martino marwa maryam massimiliano massimo matilde matteo mattia maurizio mauro
maya mehdi melissa mia michela michele mihai milena mirco miriam mohamed mohammad mohammed mohamad monica mouhamed moussa muhammad mustafa mustapha nada nadia naima natalia nicola
nicole nicolo nina noa noemi noor nora noura nour oksana olga olivia omar orlando oscar osama otto ousmane pamela paola paolo pape pasquale patrizia pavel petra pier piero pietro prince
rachid rachele raffaele raffaella rahma rania raul rebecca renato riccardo rita roberta roberto rocco romeo rosa rosaria rossella ruben rym saad saida said salma salvatore samanta
samir samira samuel samuele sandra sandro santo sara sarah sebastian sebastiano sekou selma serena sergio sharon silvia silvana simona simone sofia soufiane stefania stefano stella
susanna sveva tania tea teresa thomas tommaso tudor umberto valentina valentino valeria valerio vanessa vasile vera veronica vincenzo viola violetta virginia vito vittoria vittorio
viviana vladimir yasmin yasmine yassin yassine youssef yusuf zahra zakaria zara zineb zoe`

const known = new Set(LIST.split(/\s+/).filter(Boolean))

/** Is this (folded) word a frequent given name? */
export const isGivenName = (word: string): boolean => known.has(word)
