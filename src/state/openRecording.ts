import { decodeRunLink, isRunLink } from "../experiment/runLink/runLink.ts";
import type { Recording } from "../experiment/recording.ts";
import { toFailure } from "../shared/failure.ts";
import { adoptSpec } from "./link.ts";
import type { LinkWindow } from "./link.ts";
import type { Playground } from "./playground.ts";
import type { OpenOptions } from "./replay.ts";

/** Shows a recording's runs, with its settings in the form, so that Start runs the same. */
export function openRecording(
  { draft, replay }: Playground,
  recording: Recording,
  options: OpenOptions = {},
): void {
  adoptSpec(draft, recording.spec);
  replay.open(recording, options);
}

/**
 * Opens the run link that the page was opened with, and any that the address changes to. A link that
 * cannot be read is told among the draft's link problems; the promise never rejects.
 */
export async function followRunLinks(playground: Playground, page: LinkWindow): Promise<void> {
  const open = async () => {
    const { hash } = page.location;
    if (!isRunLink(hash)) return;
    try {
      openRecording(playground, await decodeRunLink(hash));
    } catch (thrown) {
      const problem = { field: "run", ...toFailure(thrown) };
      playground.draft.setState({ linkProblems: [problem] });
    }
  };
  page.addEventListener("hashchange", () => void open());
  await open();
}
