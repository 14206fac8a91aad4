import { may, type Row } from './row.ts'

const readsJudicial = may('who reaches section 3 of the file; penal measures with a role that answers for files', 404)
const recordsMeasures = may('workers, coordinators and managers who reach section 3 of the file', 404)
const emptyMeasure = { alsoFor: [], also: [], effects: [], offices: [], prescriptions: [], reportsOn: [], checklist: {}, follows: [], newProceeding: null, decidedTime: null, notifiedTime: null }

/** Orders of the judge, proceedings, hearings, who decides for a child. */
export const measures: Readonly<Record<string, Row>> = {
  'measures.listMeasures': readsJudicial,
  'measures.searchMeasures': may('whoever is signed in, among the files whose section 3 he reaches', 'nothing'),
  'measures.getMeasure': readsJudicial,
  'measures.getMeasureDesk': readsJudicial,
  'measures.recordMeasure': may(recordsMeasures.who, 404, emptyMeasure),
  'measures.correctMeasure': may(recordsMeasures.who, 404, { ...emptyMeasure, alsoIn: [] }),
  'measures.listMeasureVersions': readsJudicial,
  'measures.endMeasure': recordsMeasures,
  'measures.withdrawSuccession': recordsMeasures,
  'measures.markPrescription': recordsMeasures,
  'measures.answerChecklist': may(recordsMeasures.who, 404, { item: 'a' }),
  'measures.listProceedings': readsJudicial,
  'measures.openProceeding': may(recordsMeasures.who, 404, { alsoFor: [] }),
  'measures.changeProceeding': recordsMeasures,
  'measures.addHearing': may(recordsMeasures.who, 404, { time: null, setBy: null }),
  'measures.changeHearing': may(recordsMeasures.who, 404, { time: null, nextTime: null, setBy: null }),
  'measures.listHearings': may('whoever is signed in, among the files whose section 3 he reaches', 'nothing'),
  'measures.getLegalStatus': readsJudicial,
  'measures.correctLegalStatus': may(recordsMeasures.who, 404, { office: null }),
  'measures.withdrawLegalCorrection': recordsMeasures,
  'measures.saveMeasureDraft': may(recordsMeasures.who, 404, { measureId: null }),
  'measures.discardMeasureDraft': may('its author, while he reaches section 3 of the file', 404),
  'measures.listMeasureDrafts': may('its author, while he reaches section 3 of the file', 404),
}
