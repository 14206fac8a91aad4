import { may, type Row } from './row.ts'

const reads = may('who reaches a section of it (clinical ones behind their wall); a draft: who fills it, its header also workers, coordinators and managers of the file', 404)
const fills = may('who fills the draft, with a role of the instrument by which he reaches the file', 404)
const administers = may('administrators of the body', 404)

/** Assessments: who may, and how a stranger is turned away. */
export const assessments: Readonly<Record<string, Row>> = {
  'assessments.listInstruments': may('whoever is signed in: shipped instruments and those of his bodies', 'everybody'),
  'assessments.getInstrument': may('whoever is signed in: shipped instruments and those of his bodies', 404),
  'assessments.listLocalInstruments': may('administrators, of their bodies', 403),
  'assessments.copyInstrument': may('administrators of the body', 403, { title: { it: 'Copia', en: 'Copy' } }),
  'assessments.getLocalInstrument': administers,
  'assessments.saveLocalInstrument': administers,
  'assessments.tryInstrument': administers,
  'assessments.publishInstrument': administers,
  'assessments.renewInstrument': administers,
  'assessments.retireInstrument': administers,
  'assessments.discardInstrument': administers,
  'assessments.listCaseAssessments': may('who reaches the file, among those of which he reaches a section', 404),
  'assessments.listAssessments': may('whoever is signed in, among those of which he reaches a section', 'nothing'),
  'assessments.startAssessment': may('who reaches the file by a role (and, where asked, with a profession) of the instrument', 404),
  'assessments.getAssessment': reads,
  'assessments.changeDetails': fills,
  'assessments.saveSection': may('who fills the draft and reaches the section; the child’s words, who may read them', 404),
  'assessments.openSection': may('who fills the draft and reaches the section', 404),
  'assessments.listKnownAnswers': may('who fills it, of the sections and the registry he reaches', 404),
  'assessments.listKept': may('who fills it and reaches the section', 404),
  'assessments.addSitting': fills,
  'assessments.changeSitting': fills,
  'assessments.removeSitting': fills,
  'assessments.setFillers': fills,
  'assessments.joinFilling': may('the responsible worker, coordinators and managers of the holding body, with a role of the instrument', 404),
  'assessments.completeAssessment': may('who fills it and sees the whole of it, with a profession of the instrument where it asks for one', 404),
  'assessments.correctAssessment': may('who signed it, the responsible worker, coordinators and managers of the holding body, who see the whole of it', 404),
  'assessments.discardAssessment': fills,
  'assessments.compareAssessments': may(reads.who, 404, { ids: '0198a000-0000-7000-8000-000000000001,0198a000-0000-7000-8000-000000000002' }),
  'assessments.listSeriousNeeds': may('who reaches the file, among needs in sections he reaches', 404),
}
