export function AssessmentsTab({ caseId }: { caseId: string }) {
  return <p>{caseId}</p>
}
