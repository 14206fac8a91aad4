export function TrialScreen() {
  return null
}
