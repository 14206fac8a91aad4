// Two rules that need types, which oxlint has only through a second compiler: no promise is left floating, every switch over a closed
// set names all its cases.
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '..')

function open(project: string): ts.Program {
  const { config } = ts.readConfigFile(join(root, project), ts.sys.readFile) as { config: unknown }
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram(fileNames, options)
}

const isPromise = (type: ts.Type): boolean =>
  type.isUnion() ? type.types.some(isPromise) : ['Promise', 'PromiseLike'].includes(type.symbol?.name ?? '')

/** A statement that makes a promise and neither awaits, returns, handles nor marks it with `void`. */
function floats(checker: ts.TypeChecker, node: ts.Node): boolean {
  if (!ts.isExpressionStatement(node)) return false
  const { expression } = node
  if (ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression)) {
    const { name } = expression.expression
    if (name.text === 'catch' || (name.text === 'then' && expression.arguments.length === 2)) return false
  }
  if (ts.isBinaryExpression(expression) || ts.isVoidExpression(expression) || ts.isAwaitExpression(expression)) return false
  return isPromise(checker.getTypeAtLocation(expression))
}

/** The cases a switch without `default` forgets; none when the set isn't closed. */
function forgotten(checker: ts.TypeChecker, node: ts.Node): string[] {
  if (!ts.isSwitchStatement(node) || node.caseBlock.clauses.some(ts.isDefaultClause)) return []
  const type = checker.getTypeAtLocation(node.expression)
  if (!type.isUnion() || !type.types.every((part) => part.isLiteral() || (part.flags & ts.TypeFlags.BooleanLiteral) !== 0)) return []
  const named = new Set(node.caseBlock.clauses.filter(ts.isCaseClause).map((clause) => checker.typeToString(checker.getTypeAtLocation(clause.expression))))
  return type.types.map((part) => checker.typeToString(part)).filter((name) => !named.has(name))
}

/** Files of several projects are looked at once. */
const seen = new Set<string>()

function* complaints(program: ts.Program): Generator<string> {
  const checker = program.getTypeChecker()
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || file.fileName.includes('node_modules') || seen.has(file.fileName)) continue
    seen.add(file.fileName)
    const pending: ts.Node[] = [file]
    for (let node = pending.pop(); node; node = pending.pop()) {
      const at = () => `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
      if (floats(checker, node)) yield `${at()} this promise is neither awaited nor handled (void says: on purpose)`
      const missing = forgotten(checker, node)
      if (missing.length) yield `${at()} the switch forgets ${missing.join(', ')}`
      node.forEachChild((child) => void pending.push(child))
    }
  }
}

const found = new Set(['tsconfig.server.json', 'tsconfig.web.json'].flatMap((project) => [...complaints(open(project))]))
for (const line of [...found].toSorted()) console.log(line)
process.exit(found.size ? 1 : 0)
