// A line to the database that is there, but bad: slow, or losing packets.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeWorker, scratch, startApp, startDatabase, type App, type Database } from './product.ts'
import { startProxy } from './proxy.ts'
import { startLoad, startReading } from './requests.ts'
import { answered, compare, seconds, type Figure } from './scenarios.ts'

const BAD_MS = 30_000

/** Writes and reads for half a minute while the line is bad, then measures how soon somebody is answered once it is good again. */
async function whileBad(name: string, { app, database, spoil, mend }: { app: App; database: Database; spoil: () => void; mend: () => void }): Promise<Figure[]> {
  const worker = await makeWorker(database.owner)
  const [load, reading] = [startLoad(app.url, worker), startReading(app.url, worker)]
  await sleep(2000)
  const before = load.acknowledged.size
  spoil()
  await sleep(BAD_MS)
  const during = load.acknowledged.size - before
  mend()
  const mended = Date.now()
  const recovery = (await load.okAfter(mended)) - mended
  await Promise.all([load.finish(), reading.finish()])
  const kept = await compare(database.owner, load)
  const slowest = Math.max(load.slowest, reading.slowest)
  return [
    { property: `${name}: slowest request`, measured: `${seconds(slowest)}; ${during} notes written meanwhile`, pass: '≤ 10 s', ok: slowest <= 10_000 && during > 0 },
    answered(name, load, reading.statuses, 0),
    { property: `${name}: recovery`, measured: seconds(recovery), pass: '≤ 2 s', ok: recovery <= 2000 },
    { property: `${name}: lost, stored twice`, measured: `${kept.lost}, ${kept.twice} of ${load.acknowledged.size}`, pass: '0, 0', ok: kept.lost + kept.twice === 0 },
  ]
}

/** Every answer of the database comes 200 ms later. */
export async function slowLine(): Promise<Figure[]> {
  const database = await startDatabase()
  const proxy = startProxy(join(scratch(), 'line'), database.socketDir)
  const app = await startApp({ stateDir: scratch(), databaseUrl: database.url(proxy.socketDir) })
  try {
    return await whileBad('database 200 ms away', { app, database, spoil: () => proxy.slow(200), mend: proxy.mend })
  } finally {
    await app.stop('SIGKILL')
    proxy.close()
    await database.stop()
  }
}

const [NAMESPACE, HERE, THERE, PORT] = ['accanto-faults', '10.203.7.1', '10.203.7.2', 15_432]
const command = (words: string): void => void execFileSync(words.split(' ')[0]!, words.split(' ').slice(1), { stdio: 'ignore' })
const inside = (words: string): void => command(`ip netns exec ${NAMESPACE} ${words}`)

/** A network of its own for the product; the line to the database is a pair of cards of which `nftables` drops packets. Needs root. */
function makeNetwork(): boolean {
  try {
    command(`ip netns add ${NAMESPACE}`)
    command(`ip link add accanto-a type veth peer name accanto-b`)
    command(`ip link set accanto-b netns ${NAMESPACE}`)
    command(`ip addr add ${HERE}/30 dev accanto-a`)
    command('ip link set accanto-a up')
    inside(`ip addr add ${THERE}/30 dev accanto-b`)
    inside('ip link set accanto-b up')
    inside('ip link set lo up')
    inside('nft add table inet loss')
    inside('nft add chain inet loss out { type filter hook output priority 0; }')
    inside('nft add chain inet loss in { type filter hook input priority 0; }')
    return true
  } catch {
    removeNetwork()
    return false
  }
}
function removeNetwork(): void {
  for (const words of [`ip netns del ${NAMESPACE}`, 'ip link del accanto-a']) {
    try {
      command(words)
    } catch {
      // it was not there
    }
  }
}

/** One packet in five is lost, both ways. */
export async function lossyLine(): Promise<Figure[]> {
  if (!makeNetwork()) return [{ property: 'one packet in five lost', measured: 'NOT RUN: needs root, ip and nft', pass: '–', ok: true }]
  const database = await startDatabase()
  const proxy = startProxy(join(scratch(), 'line'), database.socketDir, { host: HERE, port: PORT })
  try {
    const app = await startApp({ stateDir: scratch(), databaseUrl: `postgres://accanto_owner@${HERE}:${PORT}/accanto`, inside: { namespace: NAMESPACE, address: THERE } })
    const lose = (): void => {
      inside(`nft add rule inet loss out tcp dport ${PORT} numgen random mod 100 < 20 drop`)
      inside(`nft add rule inet loss in tcp sport ${PORT} numgen random mod 100 < 20 drop`)
    }
    const figures = await whileBad('one packet in five lost', { app, database, spoil: lose, mend: () => inside('nft flush ruleset') })
    await app.stop('SIGKILL')
    return figures
  } finally {
    proxy.close()
    await database.stop()
    removeNetwork()
  }
}
