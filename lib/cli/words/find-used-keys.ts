import type { BindingName, Expression, Node, SourceFile } from "typescript/unstable/ast";
import {
  isArrayBindingPattern,
  isArrayLiteralExpression,
  isAwaitExpression,
  isBindingElement,
  isBlock,
  isCallExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
  isVariableDeclaration,
} from "typescript/unstable/ast/is";
import type { Checker, Type } from "typescript/unstable/sync";

/** Which part of the catalogue each name in sight translates from. */
type Sight = Map<string, string>;

/** The keys of the catalogue that a file asks for; one that is put together counts as every key it can be. */
export function findUsedKeys(source: SourceFile, checker: Checker): string[] {
  const used: string[] = [];
  const visit = (node: Node, sight: Sight): void => {
    const own = isBlock(node) ? new Map(sight) : sight;
    if (isVariableDeclaration(node) && node.initializer) {
      for (const [name, part] of readParts(node.name, node.initializer)) own.set(name, part);
    }
    if (isCallExpression(node)) {
      const part = own.get(nameOf(node.expression) ?? "") ?? readPart(node.expression);
      const [key] = node.arguments;
      if (part && key) used.push(...readKeys(key, checker).map((name) => `${part}.${name}`));
    }
    node.forEachChild((child) => visit(child, own));
  };
  visit(source, new Map());
  return used;
}

/** What is declared, alone or as one of `await Promise.all([…])`, with the part it translates from. */
function readParts(name: BindingName, made: Expression): [name: string, part: string][] {
  if (isIdentifier(name)) {
    const part = readPart(made);
    return part === null ? [] : [[name.text, part]];
  }
  const call = isAwaitExpression(made) ? made.expression : made;
  const [all] = isCallExpression(call) ? call.arguments : [];
  if (!isArrayBindingPattern(name) || !all || !isArrayLiteralExpression(all)) return [];
  return name.elements.flatMap((element, index) => {
    const one = all.elements[index];
    return isBindingElement(element) && element.name && one ? readParts(element.name, one) : [];
  });
}

/** The part a translator is made for: `useTranslations("x")`, `await getTranslations("x")`, `createTranslator({ namespace: "x" })`. */
function readPart(made: Expression): string | null {
  if (isParenthesizedExpression(made)) return readPart(made.expression);
  const call = isAwaitExpression(made) ? made.expression : made;
  if (!isCallExpression(call) || !isIdentifier(call.expression)) return null;
  const [first] = call.arguments;
  if (/^(use|get)Translations$/.test(call.expression.text))
    return first && isStringLiteral(first) ? first.text : null;
  if (call.expression.text !== "createTranslator" || !first || !isObjectLiteralExpression(first)) return null;
  for (const property of first.properties) {
    if (isPropertyAssignment(property) && isIdentifier(property.name) && property.name.text === "namespace") {
      return isStringLiteral(property.initializer) ? property.initializer.text : null;
    }
  }
  return null;
}

/** `t` of `t(…)`, `t.rich(…)` and `t.has(…)`. */
function nameOf(called: Expression): string | null {
  const translator = isPropertyAccessExpression(called) ? called.expression : called;
  return isIdentifier(translator) ? translator.text : null;
}

function readKeys(key: Expression, checker: Checker): string[] {
  if (isStringLiteral(key)) return [key.text];
  const type = checker.getTypeAtLocation(key);
  return type ? listTexts(type) : [];
}

function listTexts(type: Type): string[] {
  if (type.isUnionType()) return type.getTypes().flatMap(listTexts);
  return type.isStringLiteralType() ? [type.value] : [];
}
