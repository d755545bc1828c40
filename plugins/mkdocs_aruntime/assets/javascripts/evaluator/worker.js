/**
 * Owns Pyodide: starts it from the memory snapshot, else the ordinary way, and answers requests in order.
 */

import { dataSegment, toggle, withEmptyPages } from "./base-memory.js";
import { PROTOCOL, unknown } from "./protocol.js";

/** @import { Manifest, Snapshot, ToPage, ToWorker } from "./protocol.js" */
/** @typedef {(request: string) => string} Handle */

const MODULE = "pyodide.asm.wasm";

const SCRIPTS = ["pyodide.mjs", "pyodide.asm.js"]; // which are imported, past every hash
const NOTHING = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]); // the shortest module

/** @type {Promise<Handle> | null} */
let evaluator = null;

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data;
  try {
    switch (message.type) {
      case "start":
        if (message.protocol !== PROTOCOL) throw new Error("page and worker are of different versions; reload");
        tell({ type: "progress", loaded: 0, total: 1 }); // the first sign of life
        void navigator.locks?.request(message.lock, () => new Promise(() => {})); // held until the end
        evaluator ??= start(message.base);
        await evaluator;
        break;
      case "call": {
        if (evaluator === null) throw new Error("called before it was started");
        const handle = await evaluator;
        tell({ type: "answer", id: message.id, response: handle(message.request) });
        break;
      }
      default:
        unknown(message);
    }
  } catch (error) {
    tell({ type: "failed", id: message.type === "call" ? message.id : null, message: String(error) });
  }
});

/** @param {ToPage} message */
function tell(message) {
  self.postMessage(message);
}

/**
 * @param {string} base the bundle's folder, with a slash at its end
 * @returns {Promise<Handle>}
 */
async function start(base) {
  await WebAssembly.compile(NOTHING); // a policy that forbids it is known at once; Pyodide would wait for ever
  const manifest = await readManifest(base);
  return Promise.race([checkEveryFetch(base, manifest), begin(base, manifest)]);
}

/**
 * @param {string} base
 * @param {Manifest} manifest
 * @returns {Promise<Handle>}
 */
async function begin(base, manifest) {
  compileAhead(base);
  await Promise.all(SCRIPTS.map((name) => fetch(base + name)));
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  if (manifest.snapshot !== null) {
    try {
      return await fromSnapshot(loadPyodide, base, manifest, manifest.snapshot);
    } catch (error) {
      console.info("The evaluator's snapshot cannot be used; starting without it.", String(error));
    }
  }
  return fromPackages(loadPyodide, base, manifest);
}

/**
 * Compiles the module while the snapshot is unpacked, which Pyodide would only begin after.
 *
 * @param {string} base
 */
function compileAhead(base) {
  const compiled = WebAssembly.compileStreaming(self.fetch(base + MODULE)).catch(async () => {
    const module = await self.fetch(base + MODULE); // of a host that tells another type of it
    return WebAssembly.compile(await module.arrayBuffer());
  });
  compiled.catch(() => {}); // told by the fetch, or by Pyodide when it asks
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/**
 * @param {string} base
 * @returns {Promise<Manifest>}
 */
async function readManifest(base) {
  const response = await fetch(`${base}manifest.json`).catch(() => null);
  if (response === null) throw new Error("there is no connection, and this browser has not kept the evaluator");
  if (!response.ok) throw new Error(`the evaluator is not there (${response.status}); the site may be newer than this page: reload it`);
  const manifest = /** @type {Manifest} */ (await response.json());
  if (manifest.protocol !== PROTOCOL) throw new Error("page and evaluator are of different versions; reload");
  return manifest;
}

/**
 * Lets the browser hold every file that is fetched against its hash in the manifest. The module is fetched once
 * and read twice: to run it, and for the data that the snapshot leaves out.
 *
 * @param {string} base
 * @param {Manifest} manifest
 * @returns {Promise<never>} fails with the first file that does; Pyodide would wait for it for ever
 */
function checkEveryFetch(base, manifest) {
  const plain = self.fetch.bind(self);
  return new Promise((_, fail) => {
    const checked = async (/** @type {string} */ name) => {
      try {
        return await plain(base + name, { integrity: manifest.files[name]?.integrity ?? "" });
      } catch (error) {
        // The one file that can be done without.
        if (name !== manifest.snapshot?.file) fail(new Error("a file of the evaluator is damaged or cannot be fetched"));
        throw error;
      }
    };
    const module = checked(MODULE);
    module.catch(() => {});
    self.fetch = async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      const name = url.startsWith(base) ? url.slice(base.length) : "";
      if (name === MODULE) return (await module).clone();
      return Object.hasOwn(manifest.files, name) ? checked(name) : plain(input, init);
    };
  });
}

/**
 * @param {(options: object) => Promise<any>} loadPyodide
 * @param {string} base
 * @param {Manifest} manifest
 * @param {Snapshot} snapshot
 * @returns {Promise<Handle>}
 */
async function fromSnapshot(loadPyodide, base, manifest, snapshot) {
  const pyodide = await loadPyodide({
    indexURL: base,
    // Every module that is needed is in the snapshot, so the standard library need not be fetched.
    stdLibURL: emptyArchive(),
    _loadSnapshot: restored(base, manifest, snapshot),
  });
  const handle = handleOf(pyodide, manifest);
  tell({ type: "ready", how: "snapshot" });
  return handle;
}

/**
 * @param {(options: object) => Promise<any>} loadPyodide
 * @param {string} base
 * @param {Manifest} manifest
 * @returns {Promise<Handle>}
 */
async function fromPackages(loadPyodide, base, manifest) {
  const pyodide = await loadPyodide({
    indexURL: base,
    lockFileURL: `${base}pyodide-lock.json`,
    packages: [manifest.distribution],
  });
  const handle = handleOf(pyodide, manifest);
  tell({ type: "ready", how: "packages" });
  return handle;
}

/**
 * @param {any} pyodide
 * @param {Manifest} manifest
 * @returns {Handle}
 */
function handleOf(pyodide, manifest) {
  const evaluatorModule = pyodide.pyimport(manifest.package);
  return (request) => evaluatorModule.handle(request);
}

/**
 * The memory: the snapshot with its empty pages and the module's data put back.
 *
 * @param {string} base
 * @param {Manifest} manifest
 * @param {Snapshot} snapshot
 * @returns {Promise<Uint8Array>}
 */
async function restored(base, manifest, snapshot) {
  const module = self.fetch(`${base}${MODULE}`).then((response) => response.arrayBuffer());
  const memory = withEmptyPages(await unpacked(base, manifest, snapshot.file));
  toggle(memory, dataSegment(new Uint8Array(await module)), snapshot["data-at"]);
  return memory;
}

/**
 * The snapshot, checked and unpacked, with progress by bytes on the way.
 *
 * @param {string} base
 * @param {Manifest} manifest
 * @param {string} name
 * @returns {Promise<Uint8Array>}
 */
async function unpacked(base, manifest, name) {
  const total = manifest.files[name]?.bytes ?? 0;
  const response = await fetch(`${base}${name}`);
  if (!response.ok || response.body === null) throw new Error(`no snapshot (${response.status})`);
  let loaded = 0;
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(/** @type {Uint8Array} */ chunk, controller) {
        loaded += chunk.byteLength;
        tell({ type: "progress", loaded, total });
        controller.enqueue(chunk);
      },
    }),
  );
  const memory = counted.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(memory).arrayBuffer());
}

/** A zip archive with nothing in it: its end-of-directory record alone. */
function emptyArchive() {
  const bytes = new Uint8Array(22);
  bytes.set([0x50, 0x4b, 0x05, 0x06]);
  return URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
}
