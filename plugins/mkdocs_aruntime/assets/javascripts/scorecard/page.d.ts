/** What every view gets: the state that it shows, and what it may ask for. */

import type { createAnswering } from "./state/answering.js";
import type { Decisions, Edit } from "./state/decisions.js";
import type { Store } from "./state/store.js";
import type { Benchmarks } from "./benchmarks.js";

export interface Page {
  store: Store;
  decisions: Decisions;
  answering: ReturnType<typeof createAnswering>;
  benchmarks: Benchmarks;
  change(edit: Edit, field?: string): void;
  say(words: string, link?: string): void;
  importFile(file: File): Promise<void>;
  exportYaml(): Promise<void>;
  exportJson(): void;
  exportKept(key: string): Promise<void>;
  share(): Promise<void>;
  record(format: "markdown" | "json" | "csv" | "calendar"): Promise<void>;
}
