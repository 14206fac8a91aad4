export function InstrumentsScreen() {
  return null
}
