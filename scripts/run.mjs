// The administrator's commands on a machine where nothing was installed yet too, as when a copy is restored on a new one: `node scripts/run.mjs SCRIPT …`.
import { checkNode, install, productNode, run } from './install.mjs'

checkNode()
await install()
// a Ctrl-C in the terminal reaches the command itself, which decides what it means
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined)
process.exit(await run(productNode(), ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)]))
