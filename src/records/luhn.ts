/** The key of SIREN and SIRET numbers. */

/** Whether Luhn's sum of the digits is a multiple of ten. */
export function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, i) => {
      const n = Number(digit) * (i % 2 === 0 ? 1 : 2);
      return total + (n > 9 ? n - 9 : n);
    }, 0);
  return sum % 10 === 0;
}
