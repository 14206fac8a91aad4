export function LocalInstrumentScreen() {
  return null
}
