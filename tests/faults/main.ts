// `npm run test:faults [-- --rounds 20] [-- --only kill-app,line]`: what happens to the product when things break, against figures to keep.
import { parseArgs } from 'node:util'
import { carelessAlarms, killedAlarms, movedClock } from './alarms.ts'
import { queueBack } from './job-recovery.ts'
import { liveMigration } from './migration.ts'
import { killAll, removeScratch } from './product.ts'
import { backupAndRestore } from './restore.ts'
import { brokenLine, exhaustedPool, killApp, killDatabase, killDatabaseControl, together, type Figure } from './scenarios.ts'
import { movedSessions } from './session-clock.ts'
import { fullDisk, largeUploads } from './storage.ts'
import { lossyLine, slowLine } from './weak-line.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, only: { type: 'string' } } })
const rounds = Number(values.rounds)
const scenarios: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'kill-app': () => killApp(rounds),
  'kill-database': () => killDatabase(rounds),
  control: () => killDatabaseControl(Math.max(3, Math.ceil(rounds / 4))),
  line: brokenLine,
  slow: slowLine,
  loss: lossyLine,
  migration: liveMigration,
  pool: exhaustedPool,
  requests: together,
  upload: largeUploads,
  disk: fullDisk,
  restore: backupAndRestore,
  // a hundred as a rule: each takes little more than a second
  alarms: () => killedAlarms(rounds * 5),
  'alarms-control': () => carelessAlarms(Math.max(10, rounds)),
  'alarms-clock': movedClock,
  jobs: () => queueBack(rounds),
  'session-clock': movedSessions,
}

const print = ({ property, measured, pass, ok }: Figure): void => console.log(`${ok ? 'ok  ' : 'FAIL'}  ${property.padEnd(78)} ${measured.padEnd(46)} ${pass}`)

let failed = 0
process.on('exit', killAll)
process.on('SIGINT', () => process.exit(130))
for (const [name, scenario] of Object.entries(scenarios)) {
  if (values.only && !values.only.split(',').includes(name)) continue
  try {
    for (const figure of await scenario()) {
      print(figure)
      if (!figure.ok) failed++
    }
  } catch (error) {
    failed++
    console.error(`FAIL  ${name}:`, error)
  }
  killAll()
}
removeScratch()
console.log(failed ? `\n${failed} figures not met` : '\nevery figure met')
process.exit(failed ? 1 : 0)
