/**
 * The evaluator as the page sees it: started on first interest, replaced when it dies, asked one thing at a
 * time.
 */

import { fetchChecked, fetchManifest } from "./integrity.js";
import { PROTOCOL, unknown } from "./protocol.js";

/** @import { Manifest, Part, ToPage } from "./protocol.js" */
/** @import { Ask } from "./service.js" */
/**
 * @typedef {{ path: string, rule: string, message: string, found?: string, expected?: string }} Problem
 * @typedef {{ loaded: number, total: number }} Loaded
 * @typedef {{ resolve: (response: string) => void, reject: (error: Error) => void }} Waiting
 */

const PATIENCE = 20_000; // milliseconds without an answer, after which a worker counts as hung
const FIRST_SIGN = 10_000; // milliseconds in which a worker that starts says its first word
const SILENCE = 120_000; // milliseconds between its words, which on a slow line are megabytes apart

/** The site's part of the worker's script. */
export const WORKER = new URL("./worker.js", import.meta.url).href;
const UNPACKER = new URL("./unpacker.js", import.meta.url);

/** What the evaluator found wrong with what it was given. */
export class ProblemsError extends Error {
  /** @param {Problem[]} problems */
  constructor(problems) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join("\n"));
    this.problems = problems;
  }
}

/**
 * @param {{ base: string, patience?: number }} options base: the bundle's folder;
 *   absolute, with a slash at its end
 */
export function createEvaluator({ base, patience = PATIENCE }) {
  /** @type {Session | null} */
  let session = null;

  /** The worker that is there, or a new one where it has ended. */
  const current = () => {
    if (session === null || session.ended) session = new Session(base);
    return session;
  };

  /** @param {(progress: Loaded) => void} [onProgress] */
  const start = (onProgress) => {
    const now = current();
    if (onProgress !== undefined) now.onProgress = onProgress;
    return now.ready;
  };

  const stop = () => session?.stop(new Error("the evaluator was stopped"));

  /**
   * A worker that dies or hangs is replaced, and the question asked once more.
   *
   * @param {string} method
   * @param {object} params
   * @returns {Promise<unknown>}
   */
  const call = async (method, params) => {
    const request = JSON.stringify({ version: 1, method, params });
    let response;
    const first = current();
    try {
      response = await first.ask(request, patience);
    } catch (error) {
      first.stop(error instanceof Error ? error : new Error(String(error)));
      response = await current().ask(request, patience);
    }
    const answer = JSON.parse(response);
    if (!answer.ok) throw new ProblemsError(answer.problems);
    return answer.result;
  };

  return { start, stop, call: /** @type {Ask} */ (call) };
}

/** One worker, from its start to its end. */
class Session {
  /** @param {string} base */
  constructor(base) {
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.next = 0;
    this.ended = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.watch = undefined;
    /** @type {(progress: Loaded) => void} */
    this.onProgress = () => {};
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Promise<"snapshot" | "packages">} */
    this.ready = new Promise((resolve, reject) => {
      this.started = resolve;
      this.broken = reject;
    });
    this.ready.catch(() => {}); // whoever waits for it is told; nobody else need be
    this.helpers = { module: this.helper("module"), memory: this.helper("memory") };
    this.expectSign(SILENCE);
    this.begin(base).catch((error) => this.stop(error));
  }

  /** @param {string} base */
  async begin(base) {
    const manifest = await fetchManifest(base);
    const [module, memory] = [
      this.unpacker("module", base, manifest),
      this.unpacker("memory", base, manifest),
    ];
    const { script, files } = manifest;
    const checked = await fetchChecked(base + script, files[script], () => this.expectSign(SILENCE));
    if (this.ended) return;
    const lock = `evaluator ${Math.random()}`;
    this.worker = this.stopOnError(workerOf(checked));
    this.worker.addEventListener("message", (event) => this.receive(event.data));
    this.expectSign(FIRST_SIGN);
    const start = { type: "start", protocol: PROTOCOL, base, manifest, lock, unpackers: { module, memory } };
    this.worker.postMessage(start, [module, memory]);
    void this.ready.then(
      () => this.noticeItsEnd(lock),
      () => {},
    );
  }

  /**
   * A worker whose error is the end of the session.
   *
   * @param {Worker} worker
   */
  stopOnError(worker) {
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.stop(new Error(event.message || "the evaluator could not be started"));
    });
    return worker;
  }

  /** @param {Part} part */
  helper(part) {
    return this.stopOnError(new Worker(UNPACKER, { type: "module", name: part }));
  }

  /**
   * @param {Part} part
   * @param {string} base
   * @param {Manifest} manifest
   * @returns {MessagePort} on which its content comes
   */
  unpacker(part, base, manifest) {
    const { port1, port2 } = new MessageChannel();
    this.helpers[part].postMessage({ base, manifest, part, worker: port1 }, [port1]);
    return port2;
  }

  endHelpers() {
    for (const helper of Object.values(this.helpers)) helper.terminate();
  }

  /** @param {ToPage} message */
  receive(message) {
    switch (message.type) {
      case "progress":
        this.expectSign(SILENCE);
        this.onProgress(message);
        break;
      case "ready":
        clearTimeout(this.watch);
        this.endHelpers();
        this.started?.(message.how);
        break;
      case "answer":
        this.settle(message.id)?.resolve(message.response);
        break;
      case "failed":
        if (message.id === null) this.stop(new Error(message.message));
        else this.settle(message.id)?.reject(new Error(message.message));
        break;
      default:
        unknown(message);
    }
  }

  /**
   * @param {string} request
   * @param {number} patience
   * @returns {Promise<string>}
   */
  async ask(request, patience) {
    await this.ready;
    const id = this.next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.stop(new Error("the evaluator does not answer")), patience);
      this.waiting.set(id, {
        resolve: (response) => {
          clearTimeout(timer);
          resolve(response);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.worker?.postMessage({ type: "call", id, request });
    });
  }

  /** @param {number} within milliseconds */
  expectSign(within) {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.stop(new Error("the evaluator does not start")), within);
  }

  /**
   * A worker holds its lock as long as it lives, so whoever waits for the lock learns at once of its end.
   *
   * @param {string} lock
   */
  noticeItsEnd(lock) {
    void navigator.locks?.request(lock, () => this.stop(new Error("the browser ended the evaluator")));
  }

  /** @param {number} id */
  settle(id) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }

  /** @param {Error} reason */
  stop(reason) {
    this.ended = true;
    clearTimeout(this.watch);
    this.worker?.terminate();
    this.endHelpers();
    this.broken?.(reason);
    for (const waiting of this.waiting.values()) waiting.reject(reason);
    this.waiting.clear();
  }
}

/**
 * A worker that runs Pyodide's script exactly as it was checked: from these bytes, for a browser that is
 * given an address fetches it once more. It keeps the page's policy, which allows a Blob as a worker and not
 * as a script.
 *
 * @param {Uint8Array<ArrayBuffer>} script
 */
function workerOf(script) {
  const parts = [`import ${JSON.stringify(WORKER)};\n`, script];
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module", name: "evaluator" });
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
