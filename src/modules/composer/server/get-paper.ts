import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/paper.ts'
import { openPaper } from './open-paper.ts'
import { presentPaper } from './present.ts'

export const getPaper = operation(contract.getPaper, async (context, { paperId }) => presentPaper(context, await openPaper(context, paperId)))
