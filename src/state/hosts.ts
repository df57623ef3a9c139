import { defaultHost, parseHost } from "../hub/repository.ts";

/** Whom a person lets the page ask, when they ask for it. */
export interface Hosts {
  /** The hub, or a mirror with its paths. */
  readonly hub: string;
  /** The dataset viewer. */
  readonly viewer: string;
}

export const defaultHosts: Hosts = {
  hub: defaultHost,
  viewer: "https://datasets-server.huggingface.co",
};

const key = "lipsum-playground/hosts";

type SettingsStorage = Pick<Storage, "getItem" | "setItem">;

/** The hosts of the last visit; the default ones where there are none that can be read. */
export function rememberedHosts(storageOf: () => SettingsStorage): Hosts {
  try {
    const text = storageOf().getItem(key);
    const given = text === null ? {} : (JSON.parse(text) as Partial<Hosts>);
    return {
      hub: parseHost(given.hub ?? defaultHosts.hub),
      viewer: parseHost(given.viewer ?? defaultHosts.viewer),
    };
  } catch {
    return defaultHosts;
  }
}

/** A browser that keeps nothing, or throws where a person has forbidden it to, forgets them. */
export function rememberHosts(storageOf: () => SettingsStorage, hosts: Hosts): void {
  try {
    storageOf().setItem(key, JSON.stringify(hosts));
  } catch {
    // As the docstring says.
  }
}

/** Throws a FailureError ("bad-spec") for what is no address. */
export function readHosts(hosts: Hosts): Hosts {
  return { hub: parseHost(hosts.hub), viewer: parseHost(hosts.viewer) };
}
