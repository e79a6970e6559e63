/** Where the command line begins. */
import { reportFailure } from "./commands/failure";
import { createProgram } from "./commands/program";

async function main(): Promise<void> {
  try {
    await createProgram().parseAsync();
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

void main();
