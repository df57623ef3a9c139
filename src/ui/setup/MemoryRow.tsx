import { useEffect } from "react";
import { useStore } from "zustand";
import type {
  HostPart,
  MemoryOutlook,
  MemoryPart,
  MemoryProposal,
} from "../../experiment/memoryEstimate.ts";
import { hostParts, hostTotalOf, memoryParts } from "../../experiment/memoryEstimate.ts";
import { likelyRuntimes } from "../../state/device.ts";
import { askMemory } from "../../state/memory.ts";
import { canTrain } from "../../state/view.ts";
import { setField } from "../../state/draft.ts";
import { bytes } from "../format.ts";
import { useDevice, useDraft, usePlayground, useView } from "../playgroundContext.ts";
import { fieldIn } from "../../state/schemaWords.ts";
import { Help } from "../help/Help.tsx";
import { MetricHelp } from "../help/MetricHelp.tsx";
import { useHasActed } from "../status/useHasActed.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { BudgetField } from "./BudgetField.tsx";
import "./memoryRow.css";

/** Settings that are still being changed are not asked about. */
const settleMs = 500;

/** What the experiment takes, by part, and the changes that make it fit. */
export function MemoryRow() {
  const playground = usePlayground();
  const { memory: words } = useWords().setup;
  const say = useSay();
  const { outlook, failure, budgetBytes } = useStore(playground.memory);
  const spec = useDraft((state) => state.spec);
  const kind = useDevice((state) => likelyRuntimes(state, "gpu" in navigator)[0] ?? "wasm");
  const isOffered = useView(canTrain);
  // The worker that counts is not fetched for somebody who only looks.
  const isAsked = useHasActed() && isOffered;
  useEffect(() => {
    if (!isAsked) return;
    const ask = (budget: number) =>
      playground.ask("memory", { spec, site: playground.site, kind, budgetBytes: budget });
    const timer = setTimeout(() => void askMemory(playground.memory, spec, ask), settleMs);
    return () => clearTimeout(timer);
  }, [playground, spec, kind, budgetBytes, isAsked]);
  return (
    <fieldset className="setup-group memory-row">
      <legend className="rail-title">
        {words.title} <MetricHelp metric="memory" />
      </legend>
      <BudgetField />
      {failure ? (
        <p className="panel-note">{words.unknown(say(failure))}</p>
      ) : outlook ? (
        <Outlook outlook={outlook} />
      ) : (
        <p className="panel-note">{isAsked ? words.counting : words.notCounted}</p>
      )}
    </fieldset>
  );
}

function Outlook({ outlook }: { readonly outlook: MemoryOutlook }) {
  const { memory: words } = useWords().setup;
  const { estimate, budgetBytes, proposals } = outlook;
  const isTooMuch = estimate.totalBytes > budgetBytes;
  const say = isTooMuch ? words.tooMuch : words.takes;
  return (
    <>
      <p
        className={isTooMuch ? "memory-problem" : "panel-note"}
        role={isTooMuch ? "alert" : undefined}
      >
        {say(bytes(estimate.totalBytes), bytes(budgetBytes))}
        {isTooMuch && proposals.length === 0 && ` ${words.nothingFits}`}
      </p>
      {proposals.map((proposal) => (
        <Proposal key={JSON.stringify(proposal.changes)} proposal={proposal} />
      ))}
      <Parts names={memoryParts} sizes={estimate.bytes} />
      {estimate.kind === "webgpu" && (
        <p className="panel-note">{words.beside(bytes(hostTotalOf(estimate.hostBytes)))}</p>
      )}
      <Parts names={hostParts} sizes={estimate.hostBytes} />
    </>
  );
}

/** Those that there are, with their sizes. */
function Parts<P extends MemoryPart | HostPart>({
  names,
  sizes,
}: {
  readonly names: readonly P[];
  readonly sizes: Readonly<Record<P, number>>;
}) {
  const { parts, docs } = useWords().setup.memory;
  return (
    <ul className="memory-parts">
      {names
        .filter((part) => sizes[part] > 0)
        .map((part) => (
          <li key={part}>
            <Help about={parts[part]} doc={docs[part]} formula={{ part }} isLabel />
            <span>{bytes(sizes[part])}</span>
          </li>
        ))}
    </ul>
  );
}

/** A change, as a button that makes it. */
function Proposal({
  proposal: { changes, totalBytes, isExact },
}: {
  readonly proposal: MemoryProposal;
}) {
  const { draft } = usePlayground();
  const words = useWords();
  const parts = Object.entries(changes).map(([name, value]) => {
    const field = fieldIn(words, name);
    const option = field.kind === "choice" && field.options.find((each) => each.value === value);
    return field.label + words.units.colon + (option ? option.label : String(value));
  });
  const take = () => {
    for (const [name, value] of Object.entries(changes)) setField(draft, name, String(value));
  };
  return (
    <button type="button" className="memory-proposal" onClick={take}>
      {words.units.list(parts)} <span>{bytes(totalBytes)}</span>
      {isExact && <small>{words.setup.memory.exact}</small>}
    </button>
  );
}
