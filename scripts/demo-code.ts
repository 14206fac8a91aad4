// The six digits of this half minute for every account of the demonstration world.
import { demoCode } from '../src/demo/index.ts'

console.log(demoCode())
