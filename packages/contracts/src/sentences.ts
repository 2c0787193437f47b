/** What a form says about a value out of bounds. */
export const atMostCharacters = (max: number) => `At most ${max.toLocaleString('en')} characters`;

export const between = (min: number, max: number) =>
  `A whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}`;
