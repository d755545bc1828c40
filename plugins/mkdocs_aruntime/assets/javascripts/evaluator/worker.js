/**
 * Owns Pyodide: starts it from the memory snapshot, else the ordinary way, and answers requests in order.
 * The script that imports this one ends with Pyodide's own, see `client.js`.
 */

import { toggle } from "./base-memory.js";
import { DAMAGED, fetchChecked } from "./integrity.js";
import { PROTOCOL, unknown } from "./protocol.js";

/** @import { PyodideInterface } from "pyodide" */
/** @import { FromUnpacker, Manifest, Part, Parts, Snapshot, Start, ToPage, ToWorker } from "./protocol.js" */
/** @typedef {(request: string) => string} Handle */
/** @typedef {{ [name in Part]: Promise<Parts[name]> }} Awaited */

// What Pyodide fetches and is given here: a module is at hand when it is run; of the library all that is
// needed is in the snapshot, so an archive with nothing in it will do: its end-of-directory record alone.
const NO_LIBRARY = "none.zip";
/** @type {Record<string, () => Response>} */
const GIVEN = {
  "pyodide.asm.wasm": () => new Response(),
  [NO_LIBRARY]: () => new Response(new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...new Array(18).fill(0)])),
};
const NOTHING = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]); // the shortest module
const STEPS = 50; // of progress: more would be more work than news

/** @type {Promise<Handle> | null} */
let evaluator = null;

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data;
  try {
    switch (message.type) {
      case "start":
        if (message.protocol !== PROTOCOL)
          throw new Error("page and worker are of different versions; reload");
        tell({ type: "progress", loaded: 0, total: 1 }); // the first sign of life
        void navigator.locks?.request(message.lock, () => new Promise(() => {})); // held until the end
        evaluator ??= start(message);
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
 * @param {Start} start
 * @returns {Promise<Handle>}
 */
async function start({ base, manifest, unpackers }) {
  // A policy that forbids it is known at once; Pyodide would wait for ever.
  await WebAssembly.compile(NOTHING);
  const onBytes = progress(manifest);
  const parts = {
    module: /** @type {Promise<Parts["module"]>} */ (contentFrom(unpackers.module, onBytes)),
    memory: /** @type {Promise<Parts["memory"]>} */ (contentFrom(unpackers.memory, onBytes)),
  };
  return Promise.race([
    parts.module.then(forEver),
    checkEveryFetch(base, manifest),
    begin(base, manifest, parts),
  ]);
}

/**
 * @param {Manifest} manifest
 * @returns {(bytes: number) => void} tells the page how much of the two large files is there
 */
function progress({ files, module, snapshot }) {
  const total = [module, snapshot?.file ?? ""].reduce((sum, name) => sum + (files[name]?.bytes ?? 0), 0);
  let loaded = 0;
  let reported = 0;
  return (bytes) => {
    loaded += bytes;
    const step = Math.floor((STEPS * loaded) / total);
    if (step > reported) tell({ type: "progress", loaded, total });
    reported = step;
  };
}

/**
 * @param {MessagePort} unpacker
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<Parts[Part]>} the part that it makes ready
 */
function contentFrom(unpacker, onBytes) {
  const content = new Promise((resolve, reject) => {
    unpacker.addEventListener("message", (/** @type {MessageEvent<FromUnpacker>} */ { data: message }) => {
      switch (message.type) {
        case "bytes":
          return onBytes(message.count);
        case "content":
          return resolve(message.content);
        case "failed":
          return reject(new Error(message.message));
        default:
          return unknown(message);
      }
    });
    unpacker.start();
  });
  content.catch(() => {}); // told where it is waited for
  return content;
}

/**
 * @param {string} base
 * @param {Manifest} manifest
 * @param {Awaited} parts
 * @returns {Promise<Handle>}
 */
async function begin(base, manifest, parts) {
  if (manifest.snapshot !== null) {
    try {
      return await fromSnapshot(base, manifest, manifest.snapshot, parts);
    } catch (error) {
      console.info("The evaluator's snapshot cannot be used; starting without it.", String(error));
    }
  }
  return fromPackages(base, manifest, parts);
}

/**
 * Gives Pyodide no file that is not in the manifest, and each as it was checked.
 *
 * @param {string} base
 * @param {Manifest} manifest
 * @returns {Promise<never>} fails with the first file that does; Pyodide would wait for it for ever
 */
function checkEveryFetch(base, manifest) {
  const plain = self.fetch.bind(self);
  return new Promise((_, fail) => {
    self.fetch = async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      const name = url.startsWith(base) ? url.slice(base.length) : "";
      if (name === "") return plain(input, init);
      const given = GIVEN[name];
      if (given !== undefined) return given();
      try {
        return new Response(await fetchChecked(url, manifest.files[name]));
      } catch (error) {
        fail(new Error(DAMAGED));
        throw error;
      }
    };
  });
}

/**
 * Pyodide wants the memory before it makes ready for it, and reads it only after. So it gets one that is
 * still empty, and its module the moment that this is filled.
 *
 * @param {string} base
 * @param {Manifest} manifest
 * @param {Snapshot} snapshot
 * @param {Awaited} parts
 * @returns {Promise<Handle>}
 */
async function fromSnapshot(base, manifest, snapshot, parts) {
  const memory = new Uint8Array(snapshot.memory);
  const filled = Promise.all([parts.memory, parts.module]).then(([whole, { data }]) => {
    memory.set(whole);
    toggle(memory, data, snapshot["data-at"]);
  });
  const unfilled = new Promise((_, fail) => filled.catch(fail));
  runModule(parts.module, filled);
  const loaded = load({
    indexURL: base,
    stdLibURL: base + NO_LIBRARY,
    _loadSnapshot: memory,
  });
  const handle = handleOf(await Promise.race([loaded, unfilled]), manifest);
  tell({ type: "ready", how: "snapshot" });
  return handle;
}

/**
 * @param {string} base
 * @param {Manifest} manifest
 * @param {Awaited} parts
 * @returns {Promise<Handle>}
 */
async function fromPackages(base, manifest, parts) {
  runModule(parts.module, Promise.resolve());
  const pyodide = await load({
    indexURL: base,
    lockFileURL: `${base}pyodide-lock.json`,
    packages: [manifest.distribution],
  });
  const handle = handleOf(pyodide, manifest);
  tell({ type: "ready", how: "packages" });
  return handle;
}

/**
 * Gives Pyodide the compiled module when it asks for its own.
 *
 * @param {Promise<Parts["module"]>} compiled
 * @param {Promise<void>} memory what has to be there before it runs
 */
function runModule(compiled, memory) {
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const { module } = await compiled;
    const instance = await WebAssembly.instantiate(module, imports);
    await memory;
    return { module, instance };
  };
}

/**
 * @param {PyodideInterface} pyodide
 * @param {Manifest} manifest
 * @returns {Handle}
 */
function handleOf(pyodide, manifest) {
  const evaluatorModule = pyodide.pyimport(manifest.package);
  return (request) => evaluatorModule.handle(request);
}

/**
 * @param {object} options
 * @returns {Promise<PyodideInterface>}
 */
function load(options) {
  const { loadPyodide } = /** @type {{ loadPyodide: typeof load }} */ (/** @type {unknown} */ (self));
  return loadPyodide(options); // where Pyodide's own script leaves it
}

/** @returns {Promise<never>} */
function forEver() {
  return new Promise(() => {});
}
