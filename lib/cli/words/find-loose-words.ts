import type { Node, SourceFile } from "typescript/unstable/ast";
import {
  isBinaryExpression,
  isConditionalExpression,
  isIdentifier,
  isJsxAttribute,
  isJsxExpression,
  isJsxText,
  isNoSubstitutionTemplateLiteral,
  isParenthesizedExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateExpression,
} from "typescript/unstable/ast/is";

/** Attributes, properties of components and fields that people see or hear. */
const spoken =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|.*(title|label|placeholder|caption|legend|hint|tooltip|description|message)|alt|children|text|words|note)$/i;
/** The same names in code, where they mean something else. */
const codes = /^enterKeyHint$/;

/** The texts of a file that people would see and no catalogue holds. */
export function findLooseWords(source: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (isJsxText(node)) note(node.text);
    else if (isJsxAttribute(node)) {
      if (isSpoken(node.name.getText(source)) && node.initializer) read(node.initializer);
    } else if (isJsxExpression(node) && !isJsxAttribute(node.parent) && node.expression)
      read(node.expression);
    else if (isPropertyAssignment(node) && (isIdentifier(node.name) || isStringLiteral(node.name))) {
      if (isSpoken(node.name.text)) read(node.initializer);
    }
    node.forEachChild(visit);
  };
  const note = (text: string) => {
    if (/\p{L}/u.test(text)) found.push(text.trim().replace(/\s+/g, " "));
  };
  const read = (node: Node): void => {
    if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) note(node.text);
    else if (isTemplateExpression(node)) {
      note(node.head.text);
      for (const { literal } of node.templateSpans) note(literal.text);
    } else if (isConditionalExpression(node)) {
      read(node.whenTrue);
      read(node.whenFalse);
    } else if (isBinaryExpression(node)) {
      read(node.left);
      read(node.right);
    } else if (isParenthesizedExpression(node)) read(node.expression);
    else if (isJsxExpression(node) && node.expression) read(node.expression);
  };
  visit(source);
  return found;
}

function isSpoken(name: string): boolean {
  return spoken.test(name) && !codes.test(name);
}
