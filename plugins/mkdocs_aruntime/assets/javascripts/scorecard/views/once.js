/** Drawing again only where something else is shown: with thirty candidates a page has thousands of elements. */

import { Component, h } from "preact";

/**
 * @template {object} Props
 * @param {(props: Props) => any} View
 * @param {(props: Props) => unknown[]} shown what of its props the view shows, by identity
 */
export function once(View, shown) {
  /** @extends {Component<Props>} */
  class Once extends Component {
    /**
     * @override
     * @param {any} next
     */
    shouldComponentUpdate(next) {
      const now = shown(/** @type {any} */ (this.props));
      return shown(next).some((each, i) => each !== now[i]);
    }

    /** @override */
    render() {
      return h(/** @type {any} */ (View), /** @type {any} */ (this.props));
    }
  }
  return Once;
}
