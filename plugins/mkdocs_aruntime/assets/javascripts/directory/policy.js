/**
 * The profile that is in force on this page: where it came from, what the evaluator said, what was wrong with
 * it.
 */

import { signal } from "@preact/signals";
import { createJudging, problemsOf } from "./judging.js";
import { packedProfile, readProfile, unpackedProfile } from "./profile.js";

/** @import { Profile, Shortlisted } from "../view/model.js" */
/**
 * @typedef {{ link: string, profile: Profile | null, judged: readonly Shortlisted[] | null, progress: string,
 *   problems: string[] }} Policy
 */

/** @type {Policy} */
const NONE = { link: "", profile: null, judged: null, progress: "", problems: [] };

export class Policies {
  #now = signal(NONE);

  /** @param {{ site: string, folder: string }} options */
  constructor({ site, folder }) {
    this.possible = folder !== "";
    this.judging = createJudging({ site, folder, onProgress: (progress) => this.put({ progress }) });
  }

  /** What is in force now; a view that reads it is drawn again when it changes. */
  get now() {
    return this.#now.value;
  }

  /** @param {Partial<Policy>} change */
  put(change) {
    this.#now.value = { ...this.#now.peek(), ...change };
  }

  /**
   * Put the policy of a link in force; of an empty link, none.
   *
   * @param {string} link
   */
  async follow(link) {
    if (link === this.#now.peek().link) return;
    this.put({ ...NONE, link, progress: link ? "Judging …" : "" });
    if (!link) return;
    try {
      if (!this.possible)
        throw new Error("This site was built without the evaluator, so it cannot judge by a policy.");
      const profile = await unpackedProfile(link);
      if (this.#now.peek().link === link) this.put({ profile });
      const judged = await this.judging.judge(profile);
      if (this.#now.peek().link === link) this.put({ judged, progress: "" });
    } catch (error) {
      if (this.#now.peek().link === link)
        this.put({ judged: null, progress: "", problems: problemsOf(error) });
    }
  }

  /**
   * The link that holds the policy of a file; none where the file has problems, which are shown.
   *
   * @param {File} file
   * @returns {Promise<string | null>}
   */
  async take(file) {
    this.put({ progress: `Reading ${file.name} …`, problems: [] });
    try {
      const { document, scalars } = await readProfile(file);
      const link = await packedProfile(await this.judging.check(document, scalars));
      this.put({ progress: "" });
      return link;
    } catch (error) {
      this.put({ progress: "", problems: problemsOf(error).map((problem) => `${file.name}: ${problem}`) });
      return null;
    }
  }
}
