// The six digits of this half minute for every account of the demonstration world.
import { demoCode } from '../src/demo/sign-ins.ts'

console.log(demoCode())
