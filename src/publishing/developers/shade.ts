/** Returns one of five shades: 0 for nothing, 1 to 4 by quarters of the largest number. */
export function shadeOf(count: number, largest: number): number {
  return count === 0 ? 0 : Math.ceil((count / largest) * 4)
}
