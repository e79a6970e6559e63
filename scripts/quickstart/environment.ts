/** This process's environment without what would set up another gateway or terraform than the story's own. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(ROLLCALL|TF)_/.test(name));
  return Object.fromEntries(kept);
}
