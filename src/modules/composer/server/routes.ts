import type { Operation } from '#kernel/server/operation.ts'
import { approvePaper, askApproval, dropPaper, renewPaper, sendBack, takeBack } from './approval.ts'
import { arrangeSections, changePaper, listSectionVersions, saveSection } from './change-paper.ts'
import { answerFinding, checkPaper } from './check.ts'
import { getPaperDesk } from './desk.ts'
import { downloadDraft } from './draft.ts'
import { checkSources, proposeFacts, quoteFacts } from './facts.ts'
import { getPaper } from './get-paper.ts'
import { approveHostedList, askHostedList, dropHostedList, renewHostedList, sendBackHostedList } from './hosted-approval.ts'
import { downloadHostedFile, makeHostedFiles, sendHostedList, uploadHostedFile } from './hosted-files.ts'
import { changeHostedList, getHostedDesk, getHostedList, listHostedLists, putHostedChild, saveHostedWords, startHostedList } from './hosted-lists.ts'
import { changePaperSetting, getPaperSetting, paperHistory } from './history.ts'
import { listCasePapers, listPapers } from './list-papers.ts'
import { addRemark, listRemarks, settleRemark } from './remarks.ts'
import { renderAgain } from './render-paper.ts'
import { listReportTerms } from './report-terms.ts'
import { addReceipt, attachSigned, sendPaper } from './send-paper.ts'
import { startPaper } from './start-paper.ts'
import { downloadStarter, downloadTemplate, listTemplates, previewTemplate, retireTemplate } from './templates.ts'
import { uploadTemplate } from './upload-template.ts'

export const composerOperations = [
  listCasePapers, listPapers, listReportTerms, getPaper, getPaperDesk, startPaper, changePaper, arrangeSections, saveSection, listSectionVersions, proposeFacts, quoteFacts, checkSources, listRemarks, addRemark,
  settleRemark, checkPaper, answerFinding, askApproval, takeBack, sendBack, approvePaper, dropPaper, renderAgain, attachSigned, sendPaper, addReceipt, renewPaper, downloadDraft, paperHistory,
  getPaperSetting, changePaperSetting, listTemplates, uploadTemplate, retireTemplate, downloadTemplate, previewTemplate, downloadStarter, listHostedLists, getHostedDesk, startHostedList, getHostedList, changeHostedList,
  putHostedChild, saveHostedWords, askHostedList, sendBackHostedList, approveHostedList, makeHostedFiles, sendHostedList, renewHostedList, dropHostedList, uploadHostedFile, downloadHostedFile,
] as unknown as Operation[]
