import { withIsolation } from "./isolation.ts";
import type { Precache } from "./precache.ts";
import { enginesOf, neededEntries } from "./precache.ts";

/** Set by the build (scripts/site/offlinePlugin.ts). */
declare const __PRECACHE__: Precache;

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends LifeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What is used here of a ServiceWorkerGlobalScope: TypeScript's own and the page's do not go together. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: RequestEvent) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

// A service worker's global object, whatever the page's types say of `self`.
const worker = self as unknown as WorkerScope;
const precache = __PRECACHE__;
const prefix = "lipsum-playground/";
const cacheName = prefix + precache.version;
const needed = neededEntries(
  precache,
  enginesOf({ hasWebGpu: "gpu" in navigator, hasSuspending: "Suspending" in WebAssembly }),
);
const urlOf = (path: string) => new URL(path, worker.registration.scope).href;
const kept = new Set(needed.map(({ path }) => urlOf(path)));

// One version of the site at a time: a new one waits until the page asks for it, or was closed.
worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", ({ data }) => {
  if (data === "take-over") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.hash = "";
  url.search = "";
  if (url.href === urlOf("./")) url.href = urlOf("index.html");
  if (kept.has(url.href)) event.respondWith(answer(request, url.href));
});

/** One after the other, so that it leaves the network to the page; what a version before kept is copied. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const { path } of needed) {
    const url = urlOf(path);
    if (await cache.match(url)) continue;
    // A hash in its name says that it is the same file.
    const before = path.startsWith("assets/") ? await caches.match(url) : undefined;
    const response = before ?? (await fetch(url, { cache: "no-cache" }));
    if (!response.ok) throw new Error(`${path}: the server answers ${response.status}.`);
    await cache.put(url, response);
  }
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The kept file, the network's where the browser has thrown it away; isolated, so that wasm has threads. */
async function answer(request: Request, url: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  return withIsolation((await cache.match(url)) ?? (await fetch(request)));
}
