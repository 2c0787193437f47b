const units = ['bytes', 'KB', 'MB', 'GB'];

/** `1.5 MB`: bytes in steps of 1,024, one decimal below ten. */
export function fileSize(bytes: number): string {
  let size = Math.max(0, bytes);
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const shown = unit > 0 && size < 10 ? size.toFixed(1).replace(/\.0$/, '') : Math.round(size);
  return `${shown} ${size === 1 && unit === 0 ? 'byte' : units[unit]}`;
}
