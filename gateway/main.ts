/** Where the command line begins. */
import { reportFailure } from "./commands/failure";
import { createProgram } from "./commands/program";

async function main(): Promise<void> {
  endWithReader();
  try {
    await createProgram().parseAsync();
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

/** Who reads the output may stop before its end, as `head` does: the command ends then, and there is nobody to tell. */
function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

void main();
