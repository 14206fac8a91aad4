import { may, type Row } from './row.ts'

const readsPapers = may('who reaches section 3 of the file by a role that works on files; psychological sections without educators; never partners, schools, mediators', 404)
const writesPapers = may('workers, coordinators, managers and specialists who reach section 3 of the file', 404)
const arrangesPaper = may('who began it, the responsible worker of the file, who leads the unit that writes it', 404)
const takesPartInPaper = may('its authors, who began it, the responsible worker of the file, who leads the unit that writes it', 404)
const hostsThere = may('workers, coordinators, managers, educators and specialists of the unit, or who leads above it', 404)
const leadsHosting = may('coordinators and managers of its unit, or above', 404)
const reference = may('whoever is signed in: reference lists', 'everybody')

/** Official writings and the templates they are printed on. */
export const composer: Readonly<Record<string, Row>> = {
  'composer.listCasePapers': may('who reaches section 3 of the file by a role that works on files (educators without the psychological parts); never partners, schools, mediators', 404),
  'composer.listPapers': may('whoever is signed in, among the papers he reaches', 'nothing'),
  'composer.listReportTerms': may('workers, coordinators, managers and specialists, of the open files whose section 3 they reach by that role', 'nothing'),
  'composer.getPaper': readsPapers,
  'composer.getPaperDesk': readsPapers,
  'composer.startPaper': writesPapers,
  'composer.changePaper': arrangesPaper,
  'composer.arrangeSections': arrangesPaper,
  'composer.saveSection': may('the authors of the section', 404),
  'composer.listSectionVersions': readsPapers,
  'composer.proposeFacts': readsPapers,
  'composer.quoteFacts': may('the authors of the section', 404),
  'composer.checkSources': readsPapers,
  'composer.listRemarks': readsPapers,
  'composer.addRemark': writesPapers,
  'composer.settleRemark': writesPapers,
  'composer.checkPaper': readsPapers,
  'composer.answerFinding': may('coordinators and managers of the unit that writes it, or above; never of a reporter or a protected place', 404),
  'composer.askApproval': takesPartInPaper,
  'composer.takeBack': takesPartInPaper,
  'composer.sendBack': may('coordinators and managers of the unit that writes it, or above', 404),
  'composer.approvePaper': may('coordinators and managers of the unit that writes it, or above, never their own sole text where the body wants two pairs of eyes', 404),
  'composer.dropPaper': arrangesPaper,
  'composer.renderAgain': takesPartInPaper,
  'composer.attachSigned': takesPartInPaper,
  'composer.sendPaper': takesPartInPaper,
  'composer.addReceipt': takesPartInPaper,
  'composer.renewPaper': arrangesPaper,
  'composer.downloadDraft': may('workers, coordinators, managers and specialists who reach section 3 of the file, until it is approved', 404),
  'composer.paperHistory': readsPapers,
  'composer.getPaperSetting': may('who works in the body', 404),
  'composer.changePaperSetting': may('managers and administrators of the body', 404),
  'composer.listTemplates': may('whoever is signed in, of the bodies whose papers he writes or looks after', 'nothing'),
  'composer.uploadTemplate': may('administrators and managers of the body', 404),
  'composer.retireTemplate': may('administrators and managers of the body', 404),
  'composer.downloadTemplate': may('who writes or looks after the papers of the body', 404),
  'composer.previewTemplate': may('who writes or looks after the papers of the body', 404),
  'composer.downloadStarter': reference,
  'composer.listHostedLists': may('workers, coordinators, managers, educators and specialists, of the units where they work or that they lead', 'nothing'),
  'composer.getHostedDesk': may('whoever is signed in, of the units where he works with children', 'own'),
  'composer.startHostedList': hostsThere,
  'composer.getHostedList': may('who works with children in its unit, or leads above it; of each child what he reaches in his file', 404),
  'composer.changeHostedList': hostsThere,
  'composer.putHostedChild': may('who works with children in its unit, for a child whose file is open to that unit and whom he reaches', 404),
  'composer.saveHostedWords': may('who works with children in its unit and reaches that section of the child’s file', 404),
  'composer.askHostedList': hostsThere,
  'composer.sendBackHostedList': leadsHosting,
  'composer.approveHostedList': may('coordinators and managers of its unit, or above, who read all of it; never their own sole words where the body wants two pairs of eyes', 404),
  'composer.makeHostedFiles': leadsHosting,
  'composer.sendHostedList': leadsHosting,
  'composer.renewHostedList': leadsHosting,
  'composer.dropHostedList': leadsHosting,
  'composer.uploadHostedFile': leadsHosting,
  'composer.downloadHostedFile': may('coordinators and managers of its unit, or above, from whom no child in it is kept', 404),
}
