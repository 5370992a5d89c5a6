/** Whether a form needs more than comparing answers: then a page loads form-extension.ts. */
const plainOperators = new Set(
  'var row raw list and or not empty notempty = != == !== > < >= <= contains notcontains anyof noneof allof'.split(' '),
);

export function calculates(part: unknown, isLogic = false): boolean {
  if (Array.isArray(part)) {
    const own = isLogic && typeof part[0] === 'string' && !plainOperators.has(part[0]);
    return own || part.slice(isLogic ? 1 : 0).some((member) => calculates(member, isLogic));
  }
  if (typeof part !== 'object' || part === null) return false;
  if (isSettledLater(part)) return true;
  return Object.entries(part).some(([key, value]) => calculates(value, /If$|^expression$|^when$/.test(key)));
}

/** Values, choices and limits that depend on answers. */
function isSettledLater(part: object): boolean {
  const isCalculated = Reflect.get(part, 'kind') === 'expression' && 'title' in part;
  const isOffered = 'value' in part && ('visibleIf' in part || 'enableIf' in part);
  return isCalculated || isOffered || 'minimumIs' in part || 'maximumIs' in part;
}
