import { readFileSync } from 'node:fs';
import * as spec from 'discord-api-spec/zod';
import ts from 'typescript';
import * as mini from 'zod/mini';

/**
 * Discord's own description of its API, operation by operation: the package `discord-api-spec` has the
 * schemas as zod's, and which operation takes and answers which in its types, read here.
 */

export interface Operation {
  /** What a body must be; `null` where none is taken. */
  request: mini.ZodMiniType | null;
  /** What is answered, by status; `null` where nothing is. */
  responses: Map<number, mini.ZodMiniType | null>;
}

/** `/channels/{channel_id}` and `/channels/:channelId` are the same place. */
export const operationKey = (method: string, path: string) =>
  `${method.toUpperCase()} ${path.replace(/\{\w+\}|:\w+|@original/g, '*')}`;

/** Every operation by {@link operationKey}. */
export function readDescription(): Map<string, Operation> {
  const file = new URL(import.meta.resolve('discord-api-spec'));
  const types = new URL('discord-api-spec.ts', file);
  const source = ts.createSourceFile(
    'spec.ts',
    readFileSync(types, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const paths = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'Paths',
  );
  if (!paths || !ts.isInterfaceDeclaration(paths)) throw new Error('The description has no Paths');
  const operations = new Map<string, Operation>();
  for (const [path, methods] of fieldsOf(paths)) {
    for (const [method, operation] of fieldsOf(methods)) {
      const parts = new Map(fieldsOf(operation));
      const responses = parts.get('responses');
      operations.set(operationKey(method, path), {
        request: optionalSchema(parts.get('requestBody')),
        responses: new Map(
          (responses ? fieldsOf(responses) : []).map(([status, type]) => [
            Number(status),
            Number(status) === 204 ? null : optionalSchema(type),
          ]),
        ),
      });
    }
  }
  return operations;
}

function fieldsOf(node: ts.Node): [name: string, type: ts.TypeNode][] {
  const members = ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node) ? node.members : [];
  return [...members].flatMap((member) => {
    if (!ts.isPropertySignature(member) || !member.type) return [];
    const { name } = member;
    return ts.isIdentifier(name) || ts.isStringLiteral(name) ? [[name.text, member.type]] : [];
  });
}

function optionalSchema(type: ts.TypeNode | undefined): mini.ZodMiniType | null {
  return type === undefined || type.kind === ts.SyntaxKind.UndefinedKeyword ? null : schemaOf(type);
}

/** The zod schema that says what a type of the description says. */
function schemaOf(type: ts.TypeNode): mini.ZodMiniType {
  if (ts.isParenthesizedTypeNode(type)) return schemaOf(type.type);
  if (ts.isArrayTypeNode(type)) return mini.array(schemaOf(type.elementType));
  if (ts.isUnionTypeNode(type)) return mini.union(type.types.map(schemaOf));
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
    return namedSchema(type.typeName.text, type.typeArguments ?? []);
  }
  if (ts.isTypeLiteralNode(type)) return literalSchema(type);
  if (ts.isLiteralTypeNode(type)) {
    if (ts.isStringLiteral(type.literal)) return mini.literal(type.literal.text);
    if (ts.isNumericLiteral(type.literal)) return mini.literal(Number(type.literal.text));
    return mini.null();
  }
  const primitives: Partial<Record<ts.SyntaxKind, mini.ZodMiniType>> = {
    [ts.SyntaxKind.StringKeyword]: mini.string(),
    [ts.SyntaxKind.NumberKeyword]: mini.number(),
    [ts.SyntaxKind.BooleanKeyword]: mini.boolean(),
  };
  return primitives[type.kind] ?? mini.unknown();
}

function namedSchema(name: string, [, value]: readonly ts.TypeNode[]): mini.ZodMiniType {
  if (name === 'Record' && value) return mini.record(mini.string(), schemaOf(value));
  const schema = (spec as Record<string, mini.ZodMiniType>)[`${name}Schema`];
  if (!schema) throw new Error(`The description has no schema ${name}`);
  return schema;
}

function literalSchema(type: ts.TypeLiteralNode): mini.ZodMiniType {
  const optional = new Set(
    type.members.flatMap(({ name, questionToken }) =>
      questionToken && name && ts.isIdentifier(name) ? [name.text] : [],
    ),
  );
  const shape = fieldsOf(type).map(([name, field]) => [
    name,
    optional.has(name) ? mini.optional(schemaOf(field)) : schemaOf(field),
  ]);
  return mini.object(Object.fromEntries(shape));
}
