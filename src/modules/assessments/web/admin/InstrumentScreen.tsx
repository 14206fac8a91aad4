export function InstrumentScreen() {
  return null
}
