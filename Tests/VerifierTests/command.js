// The command, where it is built.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inChromium } from "./chromium.js";

/** The folder of the repository. */
export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The path of the command. */
export const command = process.env.ENDORSE ?? join(repository, ".build/debug/endorse");

/** What `test` takes as options: skipped, and why, where the command or Chromium is missing. */
export const withCommand = existsSync(command)
  ? inChromium : { skip: `there is no ${command}: swift build makes it, or ENDORSE names another` };
