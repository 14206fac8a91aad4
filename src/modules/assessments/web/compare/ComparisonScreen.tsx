export function ComparisonScreen() {
  return null
}
