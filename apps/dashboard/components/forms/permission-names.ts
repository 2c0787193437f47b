/** Discord's permission names as a person reads them: `SEND_MESSAGES`, `SendMessages` → “Send Messages”. */
export function permissionName(name: string): string {
  const words = name.includes('_')
    ? name.toLowerCase().split('_')
    : name.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** Several, as a sentence needs them: “A, B and C”. */
export function permissionNames(names: string[]): string {
  return new Intl.ListFormat('en').format(names.map(permissionName));
}
