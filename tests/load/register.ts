/** A register as a municipality keeps it, as CSV: invented children with parents, address, telephone, tax code for most, four workers, openings over ten years. */
export function registerOf(rows: number): Buffer {
  const lines = ['Cognome e nome;Sesso;Data di nascita;Cittadinanza;Codice fiscale;Indirizzo;Comune di residenza;Telefono;Madre;Padre;Assistente sociale;Data apertura']
  for (let index = 0; index < rows; index++) lines.push(row(index).join(';'))
  return Buffer.from(`${lines.join('\n')}\n`)
}

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru']
const boys = ['Luca', 'Marco', 'Omar', 'Davide', 'Karim', 'Paolo', 'Andrea']
const girls = ['Anna', 'Sara', 'Giulia', 'Amina', 'Chiara', 'Elena', 'Fatima']
const towns = ['Monza', 'Brugherio', 'Villasanta', 'Lissone']
const countries = ['Italiana', 'Marocchina', 'Rumena', 'Italiana', 'Egiziana']
const workers = ['Neri Anna', 'Bianchi Carla', 'Verdi Luca', 'Gallo Marta']

const of = <T>(list: readonly T[], index: number): T => list[index % list.length]!

/** A family name of its own for every row. */
function familyOf(index: number): string {
  const text = [...String(index)].map((digit) => syllables[Number(digit)]).join('')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}ssi`
}

function row(index: number): string[] {
  const [family, girl] = [familyOf(index), index % 2 === 0]
  const given = of(girl ? girls : boys, Math.floor(index / 2))
  const [day, month, year] = [1 + (index % 28), 1 + (index % 12), 2009 + (index % 15)]
  const pad = (value: number): string => String(value).padStart(2, '0')
  return [
    `${family} ${given}`, girl ? 'F' : 'M', `${pad(day)}/${pad(month)}/${year}`, of(countries, index), '', `Via Roma ${1 + (index % 180)}`, of(towns, index),
    index % 3 === 0 ? '' : `333 ${String(1_000_000 + index)}`, `${family} ${of(girls, index + 3)}`, index % 4 === 0 ? '' : `${family} ${of(boys, index + 2)}`, of(workers, index),
    `${pad(day)}/${pad(month)}/${2016 + (index % 10)}`,
  ]
}
