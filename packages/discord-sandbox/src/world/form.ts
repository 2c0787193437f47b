import { z } from 'zod';
import type { FormProblem } from './refusal.ts';

/** What zod found wrong, in Discord's codes and sentences. */
export function formProblems(issues: z.core.$ZodIssue[], path: PropertyKey[] = []): FormProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, [...path, ...issue.path]));
}

function problemsOf(issue: z.core.$ZodIssue, path: PropertyKey[]): FormProblem[] {
  switch (issue.code) {
    case 'custom':
      return [
        { path, code: String(issue.params?.code ?? 'BASE_TYPE_CHOICES'), message: issue.message },
      ];
    case 'invalid_type':
      return [{ path, ...wrongType(issue.expected, issue.input) }];
    case 'too_big':
    case 'too_small':
      return [{ path, ...outOfBounds(issue) }];
    case 'invalid_value':
      return [choices(path, issue.values)];
    case 'invalid_union':
      return unionProblems(issue, path);
    case 'unrecognized_keys':
      return [];
    case 'invalid_format':
      return [{ path, code: 'STRING_TYPE_REGEX', message: issue.message }];
    default:
      return [{ path, code: 'BASE_TYPE_CHOICES', message: issue.message }];
  }
}

function wrongType(expected: string, input: unknown): Pick<FormProblem, 'code' | 'message'> {
  if (input === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const shown = JSON.stringify(input).slice(0, 100);
  switch (expected) {
    case 'string':
      return { code: 'STRING_TYPE_CONVERT', message: `Could not interpret "${shown}" as string.` };
    case 'int':
    case 'number':
      return { code: 'NUMBER_TYPE_COERCE', message: `Value "${shown}" is not int.` };
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
    case 'object':
      return { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' };
    default:
      return { code: 'BASE_TYPE_CHOICES', message: `Must be ${expected}.` };
  }
}

function outOfBounds(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall) {
  const [limit, words] =
    issue.code === 'too_big' ? [issue.maximum, 'fewer'] : [issue.minimum, 'more'];
  if (issue.origin === 'string' || issue.origin === 'array') {
    if (issue.code === 'too_small' && Number(limit) === 1) {
      return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
    }
    return {
      code: issue.code === 'too_big' ? 'BASE_TYPE_MAX_LENGTH' : 'BASE_TYPE_MIN_LENGTH',
      message: `Must be ${limit} or ${words} in length.`,
    };
  }
  return issue.code === 'too_big'
    ? { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${limit}.` }
    : {
        code: 'NUMBER_TYPE_MIN',
        message: `int value should be greater than or equal to ${limit}.`,
      };
}

function choices(path: PropertyKey[], values: readonly unknown[]): FormProblem {
  return {
    path,
    code: 'BASE_TYPE_CHOICES',
    message: `Value must be one of {${values.join(', ')}}.`,
  };
}

/** The branch that came furthest is the one that was meant. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, path: PropertyKey[]): FormProblem[] {
  if (issue.discriminator) {
    return [
      { path, code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be a known type.' },
    ];
  }
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const meant = branches.sort((a, b) => depth(b) - depth(a))[0];
  return meant
    ? formProblems(meant, path)
    : [{ path, code: 'BASE_TYPE_CHOICES', message: 'Value is not one of the accepted kinds.' }];
}

function depth(issues: z.core.$ZodIssue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length));
}

/** Reports a rule that a schema alone can't tell, at `path` below the refined value. */
export function reportAt(
  context: z.core.$RefinementCtx,
  path: PropertyKey[],
  code: string,
  message: string,
): void {
  context.addIssue({ code: 'custom', path, params: { code }, message, input: undefined });
}

/** A text whose length has both bounds, as Discord words it when one is broken. */
export const sizedText = (min: number, max: number) =>
  z.string().superRefine((text, context) => checkSize(text.length, min, max, context));

/** The same for lists. */
export const sizedList = <T extends z.ZodType>(item: T, min: number, max: number) =>
  z.array(item).superRefine((list, context) => checkSize(list.length, min, max, context));

function checkSize(size: number, min: number, max: number, context: z.core.$RefinementCtx): void {
  if (size >= min && size <= max) return;
  const message = `Must be between ${min} and ${max} in length.`;
  reportAt(context, [], 'BASE_TYPE_BAD_LENGTH', message);
}

/** An id in a form; numbers are taken too, as Discord does. */
export const snowflake = z
  .union([z.string(), z.number().int().nonnegative()])
  .transform(String)
  .superRefine((value, context) => {
    if (!/^\d{1,20}$/.test(value)) {
      reportAt(
        context,
        [],
        'NUMBER_TYPE_COERCE',
        `Value "${value.slice(0, 100)}" is not snowflake.`,
      );
    }
  });

/** Permission bits: a decimal text or a number. */
export const permissionBits = z
  .union([z.string(), z.number().int().nonnegative()])
  .transform(String)
  .superRefine((value, context) => {
    if (!/^\d{1,39}$/.test(value)) {
      reportAt(
        context,
        [],
        'BITFIELD_TYPE_COERCE',
        `Value "${value.slice(0, 100)}" is not a valid bitfield.`,
      );
    }
  });

/** An address Discord would show: http(s), with a host that could exist on the internet. */
export const webUrl = z.string().max(2048).superRefine(checkUrl);

/** A picture's address: as above, or a file of the same message. */
export const pictureUrl = z
  .string()
  .max(2048)
  .superRefine((value, context) => {
    if (!value.startsWith('attachment://')) checkUrl(value, context);
  });

function checkUrl(value: string, context: z.core.$RefinementCtx): void {
  const problem = urlProblem(value);
  if (problem) reportAt(context, [], ...problem);
}

/** Discord's code and sentence, when it would not take the address. */
function urlProblem(value: string): [code: string, message: string] | null {
  const malformed: [string, string] = ['URL_TYPE_INVALID_URL', 'Not a well formed URL.'];
  if (!URL.canParse(value)) return malformed;
  const { protocol, hostname } = new URL(value);
  if (protocol !== 'http:' && protocol !== 'https:') {
    const scheme = protocol.slice(0, -1);
    return [
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of ('http', 'https').`,
    ];
  }
  // `localhost` and other names without a dot lead nowhere from Discord.
  return hostname.includes('.') || hostname.startsWith('[') ? null : malformed;
}
