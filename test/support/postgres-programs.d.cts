export function findProgram(name: string): string | undefined;
export const MISSING: string;
