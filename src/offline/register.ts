/**
 * Whether the page works without a network: being kept, kept, a new version waiting, or not at all
 * (no service worker here, or the browser has no room).
 */
export type OfflineState = "keeping" | "kept" | "update" | "unavailable";

/** What registering needs of the page; a test gives its own. */
export interface OfflineHost {
  readonly url: string;
  readonly container: ServiceWorkerContainer | undefined;
  /** Tells a person who saves data on this connection: nothing is fetched ahead then. */
  readonly savesData: boolean;
}

/** The page's own; `sw.js` lies beside it. */
export function offlineHost({ navigator }: Window): OfflineHost {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return {
    url: "./sw.js",
    container: navigator.serviceWorker,
    savesData: connection?.saveData === true,
  };
}

/** Keeps the site for use without a network, and tells how far that is. */
export async function keepOffline(
  { url, container, savesData }: OfflineHost,
  onState: (state: OfflineState) => void,
): Promise<void> {
  if (!container || savesData) {
    onState("unavailable");
    return;
  }
  try {
    const registration = await container.register(url);
    const follow = (worker: ServiceWorker | null) => {
      if (!worker) return;
      const tell = () => {
        if (worker.state === "installing") onState("keeping");
        if (worker.state === "installed" && container.controller) onState("update");
        if (worker.state === "activated") onState("kept");
        if (worker.state === "redundant") onState("unavailable");
      };
      worker.addEventListener("statechange", tell);
      tell();
    };
    registration.addEventListener("updatefound", () => follow(registration.installing));
    follow(registration.active);
    follow(registration.installing);
    follow(registration.waiting);
  } catch {
    // Forbidden, or no secure context: the page works as long as there is a network.
    onState("unavailable");
  }
}

/** Lets the waiting version take over, then loads the page again from it. */
export async function changeToNewVersion(
  container: ServiceWorkerContainer,
  reload: () => void,
): Promise<void> {
  const registration = await container.getRegistration();
  container.addEventListener("controllerchange", reload, { once: true });
  registration?.waiting?.postMessage("take-over");
}
